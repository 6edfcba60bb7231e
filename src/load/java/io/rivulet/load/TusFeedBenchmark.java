package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.ChildProgram;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.RandomFile;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.util.List;
import java.util.Map;

/** The feed while twenty uploads run as fast as they can; their sender and the store give way to the server. */
final class TusFeedBenchmark implements Benchmark {

    private static final int UPLOADS = 20;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(
                workspace, List.of(), ExternalS3.startNicely(workspace).settings());
        server.awaitFeed();
        var file = RandomFile.of(workspace, 100 * MIB);
        try (var loop = new OpenLoop(server.uri(), FeedAtRate.CONNECTIONS)) {
            var quiet = FeedAtRate.runs(loop);
            var senders = senders(workspace, server, file.toString());
            Thread.sleep(FeedAtRate.RUN);
            var busy = FeedAtRate.runs(loop);
            senders.requireAlive();
            report.add("feed at 200/s, quiet: p99", FeedAtRate.p99(quiet));
            report.add("feed at 200/s while 20 uploads run at full speed: p99", FeedAtRate.p99(busy), "<= 30 ms");
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
}
