package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.RandomFile;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.util.List;

/** How much a small server grows while a hundred files of 100 MiB come in at the same time. */
final class TusMemoryBenchmark implements Benchmark {

    private static final List<String> SMALL = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    private static final int PARALLEL = 100;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(
                workspace, SMALL, ExternalS3.start(workspace).settings());
        server.awaitFeed();
        var memory = new ResidentMemory(server.pid());
        long cold = memory.idle();
        TusCrowd.send(server.uri(), RandomFile.of(workspace, MIB), 1, "first");
        long idle = memory.idle();
        var file = RandomFile.of(workspace, 100 * MIB);
        long startedAt = System.nanoTime();
        long peak = memory.peakDuring(() -> TusCrowd.send(server.uri(), file, PARALLEL, "person"));
        double seconds = Report.seconds(System.nanoTime() - startedAt);

        report.add("idle, before and after a first small upload", mib(cold) + ", " + mib(idle));
        report.add("100 x 100 MiB by tus, growth of the peak over idle", mib(peak - idle), "<= 200 MiB");
        report.add("all stored after", "%.0f s, %.0f MiB/s".formatted(seconds, PARALLEL * 100 / seconds));
    }

    private static String mib(long bytes) {
        return "%.0f MiB".formatted((double) bytes / MIB);
    }
}
