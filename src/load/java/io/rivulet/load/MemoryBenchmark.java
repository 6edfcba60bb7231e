package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Clips;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** How much a small server grows while it takes a file of a gibibyte, and twenty of 50 MiB at the same time. */
final class MemoryBenchmark implements Benchmark {

    private static final List<String> SMALL = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    private static final int WARM_UPS = 5;
    private static final int PARALLEL = 20;
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(
                workspace, SMALL, ExternalS3.start(workspace).settings());
        server.awaitFeed();
        var author = Author.register(server.uri());
        var clips = new Clips(server.ffmpeg(), workspace);
        var second = clips.hd(1);
        var hd = clips.hd(12);
        var large = clips.repeated(hd, 1024 * MIB);
        var middle = clips.repeated(hd, 50 * MIB);

        var memory = new ResidentMemory(server.pid());
        long cold = memory.idle();
        publish(author, second, titles("warm-up ", WARM_UPS), 1);
        Thread.sleep(SETTLE);
        long idle = memory.idle();
        long one = memory.peakDuring(() -> publish(author, large, List.of("large"), 1));
        long settled = memory.idle();
        long many = memory.peakDuring(() -> publish(author, middle, titles("middle ", PARALLEL), PARALLEL));

        report.add("idle, before the first publish", mib(cold));
        report.add("idle, after " + WARM_UPS + " small publishes", mib(idle));
        report.add("1 GiB: all published, growth of the peak over idle", mib(one - idle), "< 150 MiB");
        report.add("between them: growth over idle", mib(settled - idle));
        report.add("20 x 50 MiB: all published, growth of the peak over idle", mib(many - idle), "< 150 MiB");
    }

    /** All at once as far as the width allows; over when the last of them is in the feed. */
    private static void publish(Author author, Path clip, List<String> titles, int width) throws InterruptedException {
        Flux.fromIterable(titles)
                .flatMap(title -> author.publish(clip, title), width)
                .then()
                .block(LIMIT);
        if (!titles.stream().allMatch(author::listShows)) {
            throw new IllegalStateException("Not all are in their author's list: " + titles);
        }
        for (var title : titles) {
            author.awaitInFeed(title);
        }
    }

    private static List<String> titles(String beginning, int count) {
        return IntStream.range(0, count).mapToObj(number -> beginning + number).toList();
    }

    private static String mib(long bytes) {
        return "%.0f MiB".formatted((double) bytes / MIB);
    }
}
