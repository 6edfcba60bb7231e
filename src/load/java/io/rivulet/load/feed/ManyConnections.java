package io.rivulet.load.feed;

import io.rivulet.load.stage.Report;
import java.util.ArrayList;
import java.util.function.ToDoubleFunction;

/** A thousand phones that each ask for their next page as soon as they have one. */
final class ManyConnections implements Row {

    private static final int CONNECTIONS = 1_000;

    @Override
    public void measure(Course course) throws Exception {
        var paths = course.requests().personal();
        var file = course.wrk().requests(paths);
        course.warmUp(course.server(), file);
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < course.rounds(); round++) {
            rounds.add(course.turn(course.server(), file, CONNECTIONS).run());
        }
        course.check(paths);
        course.add(
                "personal page at 1,000 connections",
                "%.0f/s".formatted(median(rounds, Round::perSecond)),
                ">= 15000/s");
        course.add(
                "personal page at 1,000 connections, closed loop",
                "p50 %.0f ms, p99 %.0f ms, %d failed"
                        .formatted(
                                median(rounds, round -> round.result().p50()),
                                median(rounds, round -> round.result().p99()),
                                rounds.stream()
                                        .mapToLong(round -> round.result().failed())
                                        .sum()),
                "p99 <= 150 ms");
    }

    private static double median(Iterable<Round> rounds, ToDoubleFunction<Round> figure) {
        var values = new ArrayList<Double>();
        rounds.forEach(round -> values.add(figure.applyAsDouble(round)));
        return Report.median(values.stream().mapToDouble(value -> value).toArray());
    }
}
