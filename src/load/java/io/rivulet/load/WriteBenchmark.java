package io.rivulet.load;

import io.rivulet.Ledger;
import io.rivulet.load.data.Crowd;
import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.util.List;

/** How many durable writes the server takes: likes of one video and of many, comments, messages, follows. */
final class WriteBenchmark implements Benchmark {

    private static final int PEOPLE = 10_000;
    private static final int VIDEOS = 10_000;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of());
        server.awaitFeed();
        // the first account comes with the key that tokens are signed with
        var _ = Author.register(server.uri());
        try (var database = server.database();
                var load = new ClosedLoop(server.uri())) {
            var rounds = new Rounds(report);
            var crowd = Crowd.create(database, PEOPLE);
            var writes = new Writes(load, crowd, crowd.publish(database, VIDEOS));
            rounds.add("profiles, to warm up", "", round -> writes.enter());
            rounds.add("likes of one video", ">= 8000/s, p99 <= 50 ms", writes::likeOne);
            rounds.add("likes of 10,000 videos", ">= 5000/s", writes::likeMany);
            rounds.add("comments on 10,000 videos", ">= 3000/s, p99 <= 50 ms", writes::comment);
            rounds.add("messages between 10,000 people", ">= 3000/s, p99 <= 50 ms", writes::send);
            rounds.add("follows of 10,000 people", "", writes::follow);
            report.add(
                    "counts that differ from their rows",
                    Long.toString(new Ledger(database).countsThatDifferFromTheirRows()),
                    "0");
        }
    }
}
