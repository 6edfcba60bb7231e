package io.rivulet.load.feed;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.http.OpenResult;
import io.rivulet.load.stage.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long people wait while the server is as busy as one would let it be: requests arrive, whatever it does. */
final class AtHalfThePeak implements Row {

    private static final int CONNECTIONS = 256;

    @Override
    public void measure(Course course) throws Exception {
        var paths = course.requests().personal();
        double rate = peak(course, paths) / 2;
        var requests =
                paths.stream().map(path -> ClosedLoop.request("GET", path)).toList();
        var results = new ArrayList<OpenResult>();
        double before = course.server().processorSeconds();
        try (var loop = new OpenLoop(course.server().uri(), CONNECTIONS)) {
            for (int round = 0; round <= course.rounds(); round++) {
                results.add(loop.run(rate, course.time(), i -> requests.get(i % requests.size())));
            }
        }
        double each = (course.server().processorSeconds() - before)
                / results.stream()
                        .mapToLong(result -> result.microseconds().getTotalCount())
                        .sum();
        // the first was to warm up
        print(course, rate, results.subList(1, results.size()), each);
    }

    private static double peak(Course course, List<String> paths) throws Exception {
        var file = course.wrk().requests(paths);
        course.warmUp(course.server(), file);
        return course.turn(course.server(), file, Course.CONNECTIONS).run().perSecond();
    }

    private static void print(Course course, double rate, List<OpenResult> results, double each) {
        course.add(
                "personal page, open model at half of the peak (%.0f/s)".formatted(rate),
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, %d failed"
                        .formatted(
                                median(results, result -> result.milliseconds(50)),
                                median(results, result -> result.milliseconds(99)),
                                median(results, result -> result.milliseconds(99.9)),
                                results.stream().mapToInt(OpenResult::failed).sum()),
                "<= 2, 15, 50 ms");
        course.add(
                "reached, and processor time of each request",
                "%.0f/s, server %.0f us, generator %.0f us"
                        .formatted(
                                median(results, OpenResult::perSecond),
                                each * 1e6,
                                median(results, OpenResult::ownSeconds) * 1e6),
                "");
    }

    private static double median(List<OpenResult> results, ToDoubleFunction<OpenResult> figure) {
        return Report.median(results.stream().mapToDouble(figure).toArray());
    }
}
