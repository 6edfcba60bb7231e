package io.rivulet.load.feed;

import java.nio.file.Path;
import java.time.Duration;

/** One run against one side, with what it cost that side. */
record Round(WrkResult result, double processorSecondsEach) {

    static Round of(Wrk wrk, Side side, Path requests, int connections, Duration time) throws Exception {
        double before = side.processorSeconds();
        var result = wrk.run(side.uri(), requests, connections, time);
        return new Round(result, (side.processorSeconds() - before) / Math.max(1, result.requests()));
    }

    double perSecond() {
        return result.perSecond();
    }
}
