package io.rivulet.load.feed;

import java.util.List;
import java.util.function.Function;

/**
 * Requests per second and processor time, as ratios to an nginx that serves a typical answer from a file.
 *
 * @param atLeast of nginx's requests per second
 * @param atMost of nginx's processor time for a request; 0 where there is no target
 */
record BesideNginx(String what, Function<Requests, List<String>> requests, double atLeast, double atMost)
        implements Row {

    @Override
    public void measure(Course course) throws Exception {
        var paths = requests.apply(course.requests());
        var server = course.server();
        var typical = new Answers(server.uri()).typical(paths);
        int length = typical.body().length;
        var nginx = Nginx.start(
                course.workspace(), typical.headers().firstValue("Content-Type").orElseThrow(), typical.body());
        var ours = course.wrk().requests(paths);
        var theirs = course.wrk().requests(paths.stream().map(Nginx::path).toList());
        course.warmUp(server, ours);
        course.warmUp(nginx, theirs);
        var outcome = new Duel(
                        course.turn(server, ours, Course.CONNECTIONS), course.turn(nginx, theirs, Course.CONNECTIONS))
                .run(course.rounds());
        nginx.stop();
        course.check(paths);
        add(course, length, outcome);
    }

    private void add(Course course, int length, Duel.Outcome outcome) {
        course.add(
                what + ", requests/s relative to nginx",
                "%.3f (least %.3f): %.0f and %.0f/s of %d bytes, %d failed"
                        .formatted(
                                outcome.ratio(Round::perSecond),
                                outcome.lowestRatio(Round::perSecond),
                                outcome.ofA(Round::perSecond),
                                outcome.ofB(Round::perSecond),
                                length,
                                outcome.failed()),
                ">= %.2f".formatted(atLeast));
        course.add(
                what + ", processor time relative to nginx",
                "%.2f: %.1f and %.1f us"
                        .formatted(
                                outcome.ratio(Round::processorSecondsEach),
                                outcome.ofA(Round::processorSecondsEach) * 1e6,
                                outcome.ofB(Round::processorSecondsEach) * 1e6),
                atMost > 0 ? "<= %.1f".formatted(atMost) : "");
    }
}
