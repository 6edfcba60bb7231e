package io.rivulet.load;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.http.OpenResult;
import io.rivulet.load.stage.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The newest page at 200/s in an open model, with whatever else the server has to do. */
final class FeedAtRate {

    static final int CONNECTIONS = 16;
    static final Duration RUN = Duration.ofSeconds(10);

    private static final byte[] NEWEST = ClosedLoop.request("GET", "/douyin/feed/");
    private static final double PER_SECOND = 200;
    private static final int RUNS = 5;

    private FeedAtRate() {}

    static List<OpenResult> runs(OpenLoop loop) throws InterruptedException {
        var results = new ArrayList<OpenResult>();
        for (int run = 0; run < RUNS; run++) {
            results.add(loop.run(PER_SECOND, RUN, number -> NEWEST));
        }
        return results;
    }

    static String p99(List<OpenResult> results) {
        var each = results.stream()
                .mapToDouble(result -> result.milliseconds(99))
                .sorted()
                .toArray();
        int failed = results.stream().mapToInt(OpenResult::failed).sum();
        return "%.1f ms (%.1f .. %.1f), %d failed"
                .formatted(Report.median(each), each[0], each[each.length - 1], failed);
    }
}
