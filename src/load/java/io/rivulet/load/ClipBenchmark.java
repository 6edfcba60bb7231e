package io.rivulet.load;

import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Clips;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Sent;
import io.rivulet.load.stage.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How long the author of a usual clip waits after its last byte, and whether it is in the feed by then. */
final class ClipBenchmark implements Benchmark {

    private static final int RUNS = 9;
    private static final int SECONDS = 12;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of());
        server.awaitFeed();
        var author = Author.register(server.uri());
        var clip = new Clips(server.ffmpeg(), workspace).hd(SECONDS);
        var cold = publish(author, clip, "cold");
        author.awaitInFeed("cold");
        var seconds = new double[RUNS];
        int inFeed = 0;
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = waited(publish(author, clip, "clip " + run));
            inFeed += author.feedShows("clip " + run) ? 1 : 0;
        }
        report.add("size of the clip", "%.1f MB".formatted(Files.size(clip) / 1e6));
        report.add("last byte to answer, first of all", "%.2f s".formatted(waited(cold)));
        report.addSpread("last byte to answer", seconds, "<= 3 s");
        report.add("in the very next feed", inFeed + " of " + RUNS, RUNS + " of " + RUNS);
    }

    private static Sent publish(Author author, Path clip, String title) {
        return author.publish(clip, title).blockOptional(LIMIT).orElseThrow();
    }

    private static double waited(Sent sent) {
        return Report.seconds(sent.answeredAt() - sent.lastByteAt());
    }
}
