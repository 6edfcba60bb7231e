package io.rivulet.load;

import io.rivulet.Ledger;
import io.rivulet.load.data.Crowd;
import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.util.ArrayList;
import java.util.List;

/** How many durable writes the server takes: likes of one video and of many, comments, messages, follows. */
final class WriteBenchmark implements Benchmark {

    private static final int PEOPLE = 10_000;
    private static final int VIDEOS = 10_000;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 7;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of());
        server.awaitFeed();
        // the first account comes with the key that tokens are signed with
        var _ = Author.register(server.uri());
        try (var database = server.database();
                var load = new ClosedLoop(server.uri())) {
            var crowd = Crowd.create(database, PEOPLE);
            var writes = new Writes(load, crowd, crowd.publish(database, VIDEOS));
            add(report, "profiles, to warm up", "", round -> writes.enter());
            add(report, "likes of one video", ">= 8000/s, p99 <= 50 ms", writes::likeOne);
            add(report, "likes of 10,000 videos", ">= 5000/s", writes::likeMany);
            add(report, "comments on 10,000 videos", ">= 3000/s, p99 <= 50 ms", writes::comment);
            add(report, "messages between 10,000 people", ">= 3000/s, p99 <= 50 ms", writes::send);
            add(report, "follows of 10,000 people", "", writes::follow);
            report.add(
                    "counts that differ from their rows",
                    Long.toString(new Ledger(database).countsThatDifferFromTheirRows()),
                    "0");
        }
    }

    /** The first rounds warm up what is measured, and are left out. */
    private static void add(Report report, String what, String target, Round round) throws InterruptedException {
        var results = new ArrayList<ClosedLoop.Result>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            results.add(round.run(i));
        }
        report.add(what, Writes.summary(results.subList(WARM_UP, results.size())), target);
    }

    /** One run over everybody. */
    @FunctionalInterface
    private interface Round {

        ClosedLoop.Result run(int number) throws InterruptedException;
    }
}
