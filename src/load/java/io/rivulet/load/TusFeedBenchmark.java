package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.http.OpenResult;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.ChildProgram;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.RandomFile;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The feed while twenty uploads run as fast as they can; their sender and the store give way to the server. */
final class TusFeedBenchmark implements Benchmark {

    private static final byte[] NEWEST = ClosedLoop.request("GET", "/douyin/feed/");
    private static final double PER_SECOND = 200;
    private static final int CONNECTIONS = 16;
    private static final int UPLOADS = 20;
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(10);

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(
                workspace, List.of(), ExternalS3.startNicely(workspace).settings());
        server.awaitFeed();
        var file = RandomFile.of(workspace, 100 * MIB);
        try (var loop = new OpenLoop(server.uri(), CONNECTIONS)) {
            var quiet = runs(loop);
            var senders = senders(workspace, server, file.toString());
            Thread.sleep(RUN);
            var busy = runs(loop);
            senders.requireAlive();
            report.add("feed at 200/s, quiet: p99", p99(quiet));
            report.add("feed at 200/s while 20 uploads run at full speed: p99", p99(busy), "<= 30 ms");
            report.add("the last of those runs", busy.getLast().toString());
        }
    }

    private static ChildProgram senders(Workspace workspace, MeasuredServer server, String file) throws Exception {
        var program = ChildProgram.start(
                List.of(
                        "nice",
                        "-n",
                        "10",
                        ChildProgram.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TusCrowd.class.getName(),
                        server.uri().toString(),
                        file,
                        Integer.toString(UPLOADS)),
                Map.of(),
                workspace.file("senders.log"));
        workspace.atEnd(program::stop);
        return program;
    }

    private static List<OpenResult> runs(OpenLoop loop) throws InterruptedException {
        var results = new ArrayList<OpenResult>();
        for (int run = 0; run < RUNS; run++) {
            results.add(loop.run(PER_SECOND, RUN, number -> NEWEST));
        }
        return results;
    }

    private static String p99(List<OpenResult> results) {
        var each = results.stream()
                .mapToDouble(result -> result.milliseconds(99))
                .sorted()
                .toArray();
        int failed = results.stream().mapToInt(OpenResult::failed).sum();
        return "%.1f ms (%.1f .. %.1f), %d failed"
                .formatted(Report.median(each), each[0], each[each.length - 1], failed);
    }
}
