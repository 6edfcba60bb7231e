package io.rivulet.load.feed;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.http.OpenResult;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the first people see whom a server answers after its start: once it says that it is ready, and before. */
final class FirstSecond implements Row {

    private static final byte[] NEWEST = ClosedLoop.request("GET", "/douyin/feed/");
    private static final double PER_SECOND = 200;
    private static final int CONNECTIONS = 16;

    @Override
    public void measure(Course course) throws Exception {
        print(course, "once it is ready", MeasuredServer::awaitReady, "p99 <= 250 ms");
        print(course, "from the first connection it takes", MeasuredServer::awaitPort, "");
    }

    private static void print(Course course, String when, Until until, String target) throws Exception {
        var results = new ArrayList<OpenResult>();
        for (int round = 0; round < course.rounds(); round++) {
            course.filled().stop();
            results.add(start(course.filled().begin(), until));
        }
        course.filled().running().awaitReady();
        course.add(
                "first second after start at 200/s, " + when,
                "p99 %.0f ms (most %.0f), %d failed in %d starts"
                        .formatted(
                                Report.median(p99(results)),
                                Arrays.stream(p99(results)).max().orElseThrow(),
                                results.stream().mapToInt(OpenResult::failed).sum(),
                                results.size()),
                target);
    }

    private static OpenResult start(MeasuredServer server, Until until) throws Exception {
        until.reached(server);
        try (var loop = new OpenLoop(server.uri(), CONNECTIONS)) {
            return loop.run(PER_SECOND, Duration.ofSeconds(1), number -> NEWEST);
        }
    }

    private static double[] p99(List<OpenResult> results) {
        return results.stream().mapToDouble(result -> result.milliseconds(99)).toArray();
    }

    /** Waits for a moment of the start. */
    private interface Until {
        void reached(MeasuredServer server) throws Exception;
    }
}
