package io.rivulet.load.feed;

import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.http.OpenResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Personal pages while others like and follow what stands on them, relative to quiet. */
final class UnderWrites implements Row {

    private static final int PER_SECOND = Reactions.LIKES_TO_A_FOLLOW * 50 + 50;
    private static final int CONNECTIONS = 64;

    /** The writes are under way before, and end after what is measured. */
    private static final Duration AROUND = Duration.ofSeconds(1);

    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final List<OpenResult> written = new ArrayList<>();

    @Override
    public void measure(Course course) throws Exception {
        var requests = course.requests();
        var paths = requests.personal();
        var file = course.wrk().requests(paths);
        course.warmUp(course.server(), file);
        var quiet = course.turn(course.server(), file, Course.CONNECTIONS);
        written.clear();
        try (var loop = new OpenLoop(course.server().uri(), CONNECTIONS)) {
            var reactions = new Reactions(requests.catalogue());
            // the compilers need the writes, too
            var _ = loop.run(PER_SECOND, WARM_UP, number -> reactions.next());
            course.compare(
                    "personal page under 1,000 likes/s and 50 follows/s, relative to quiet",
                    () -> during(loop, reactions, course, quiet),
                    quiet,
                    ">= 0.70");
            course.check(paths);
        }
        course.add("the last of those writes", written.getLast().toString(), "");
    }

    private Round during(OpenLoop loop, Reactions reactions, Course course, Duel.Turn turn) throws Exception {
        var time = course.time().plus(AROUND.multipliedBy(2));
        var writing = CompletableFuture.supplyAsync(() -> write(loop, reactions, time));
        Thread.sleep(AROUND);
        var round = turn.run();
        written.add(writing.join());
        return round;
    }

    private static OpenResult write(OpenLoop loop, Reactions reactions, Duration time) {
        try {
            return loop.run(PER_SECOND, time, number -> reactions.next());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
