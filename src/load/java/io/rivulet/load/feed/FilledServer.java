package io.rivulet.load.feed;

import io.rivulet.load.data.DataSet;
import io.rivulet.load.data.People;
import io.rivulet.load.data.Sizes;
import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Clips;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The packaged server on a data folder with a data set, started as the README says, without any option of the JVM. */
final class FilledServer {

    private static final int CLIPS = 3;
    private static final int CLIP_SECONDS = 2;
    private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final Path folder;
    private MeasuredServer running;

    private FilledServer(Workspace workspace, Path folder) throws Exception {
        this.workspace = workspace;
        this.folder = folder;
        this.running = begin();
        running.awaitFeed();
    }

    /** A folder that was filled before is taken as it is. */
    static FilledServer start(Workspace workspace, Path folder, int videos) throws Exception {
        var filled = new FilledServer(workspace, folder);
        try (var database = filled.running.database()) {
            if (People.in(database).many() == 0) {
                filled.publishClips();
                var _ = new DataSet(database, Sizes.ofVideos(videos), System.out).fill();
            }
        }
        filled.stop();
        filled.begin().awaitReady();
        return filled;
    }

    MeasuredServer running() {
        return running;
    }

    Catalogue catalogue() throws Exception {
        try (var database = running.database()) {
            return Catalogue.of(database);
        }
    }

    /** Does not wait until it answers. */
    MeasuredServer begin() throws Exception {
        running = MeasuredServer.start(workspace, folder, List.of(), List.of());
        return running;
    }

    void stop() {
        running.stop();
    }

    /** The real files that all videos show; and the first account makes the key that tokens are signed with. */
    private void publishClips() throws Exception {
        var author = Author.register(running.uri());
        var clip = new Clips(running.ffmpeg(), workspace).hd(CLIP_SECONDS);
        for (int number = 1; number <= CLIPS; number++) {
            var _ = author.publish(clip, "clip " + number)
                    .blockOptional(PUBLISHED_WITHIN)
                    .orElseThrow();
            author.awaitInFeed("clip " + number);
        }
    }
}
