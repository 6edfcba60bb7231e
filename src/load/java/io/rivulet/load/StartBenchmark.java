package io.rivulet.load;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.util.List;

/** How long after its start the server answers its first feed request, with everything embedded. */
final class StartBenchmark implements Benchmark {

    private static final int RUNS = 5;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var first = start(workspace);
        var seconds = new double[RUNS];
        var work = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            var start = start(workspace);
            seconds[run] = start.seconds();
            work[run] = start.processorSeconds();
        }
        report.add("first start, until a feed is answered", "%.2f s".formatted(first.seconds()));
        report.addSpread("later starts, until a feed is answered", seconds, "<= 6 s");
        report.addSpread("later starts, processor time of the JVM alone", work, "");
    }

    private static Start start(Workspace workspace) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of());
        try {
            server.awaitFeed();
            return new Start(Report.seconds(server.sinceStart()), Report.seconds(server.processorTime()));
        } finally {
            server.stop();
        }
    }

    /** The work of a start is the same on a busy machine, on which only the waiting grows. */
    private record Start(double seconds, double processorSeconds) {}
}
