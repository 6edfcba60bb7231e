package io.rivulet.load.feed;

import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What every row of the table needs: the filled server, `wrk`, and how long and how often to measure.
 *
 * @param time of one run
 * @param rounds how often A B B A
 */
record Course(Workspace workspace, Report report, FilledServer filled, Wrk wrk, Duration time, int rounds) {

    static final int CONNECTIONS = 64;

    Side server() {
        return new MeasuredSide(filled.running());
    }

    Requests requests() throws Exception {
        return new Requests(filled.catalogue());
    }

    /** So that the compilers have done their work, and caches have what they can hold. */
    void warmUp(Side side, Path paths) throws Exception {
        var _ = wrk.run(side.uri(), paths, CONNECTIONS, time.multipliedBy(2));
    }

    Duel.Turn turn(Side side, Path paths, int connections) {
        return () -> Round.of(wrk, side, paths, connections, time);
    }

    /** One beside the other, as a row of the table. */
    void compare(String what, Duel.Turn one, Duel.Turn other, String target) throws Exception {
        var outcome = new Duel(one, other).run(rounds);
        add(
                what,
                "%.3f: %.0f and %.0f/s, %d failed"
                        .formatted(
                                outcome.ratio(Round::perSecond),
                                outcome.ofA(Round::perSecond),
                                outcome.ofB(Round::perSecond),
                                outcome.failed()),
                target);
    }

    /** Refusals have status 200 and are quick: some of the answers are read. */
    void check(List<String> paths) throws Exception {
        check(server().uri(), paths);
    }

    static void check(URI server, List<String> paths) throws Exception {
        var _ = new Answers(server).typical(paths);
    }

    /** Into the table at the end, and at once for those who wait. */
    void add(String what, String figure, String target) {
        System.out.println("  " + what + ": " + figure + (target.isEmpty() ? "" : "   (" + target + ")"));
        report.add(what, figure, target);
    }
}
