package io.rivulet.load;

import java.util.List;

/** How long after its start the server answers its first feed request, with everything embedded. */
final class StartBenchmark implements Benchmark {

    private static final int RUNS = 5;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        double first = start(workspace);
        var seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            seconds[run] = start(workspace);
        }
        report.add("first start, until a feed is answered", "%.2f s".formatted(first));
        report.addSpread("later starts, until a feed is answered", seconds, "<= 6 s");
    }

    private static double start(Workspace workspace) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of());
        try {
            server.awaitFeed();
            return Report.seconds(server.sinceStart());
        } finally {
            server.stop();
        }
    }
}
