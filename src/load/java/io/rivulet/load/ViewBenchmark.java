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

/** How many views the server counts: of one video and of many, by people and by sessions. */
final class ViewBenchmark implements Benchmark {

    private static final int PEOPLE = 10_000;
    private static final int VIDEOS = 10_000;
    private static final String TARGET = ">= 8000/s";

    /** All who are not signed in come from the same one. */
    private static final String ONE_ADDRESS = "--rivulet.limits.writes.without-token=1000000000/1m";

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var server = MeasuredServer.start(workspace, List.of(), List.of(ONE_ADDRESS));
        server.awaitFeed();
        // the first account comes with the key that tokens are signed with
        var _ = Author.register(server.uri());
        try (var database = server.database();
                var load = new ClosedLoop(server.uri())) {
            var rounds = new Rounds(report);
            var crowd = Crowd.create(database, PEOPLE);
            var views = new ViewWrites(load, crowd, crowd.publish(database, VIDEOS));
            rounds.add("profiles, to warm up", "", round -> views.enter());
            rounds.add("views of one video", TARGET, views::seeOne);
            rounds.add("views of 10,000 videos", TARGET, views::seeMany);
            rounds.add("views of 10,000 videos by sessions", TARGET, views::seeUnknown);
            rounds.add("the same once more", "", views::seeAgain);
            report.add(
                    "counts that differ from their rows",
                    Long.toString(new Ledger(database).countsThatDifferFromTheirRows()),
                    "0");
        }
    }
}
