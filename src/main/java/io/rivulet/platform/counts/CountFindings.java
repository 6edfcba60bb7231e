package io.rivulet.platform.counts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What this node found when it last compared: `rivulet.counts.drift` is expected to be zero. */
@Component
class CountFindings {

    private final Map<String, Finding> byCount = new ConcurrentHashMap<>();
    private final Clock clock;

    CountFindings(List<CountCheck> checks, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (var check : checks) {
            Gauge.builder("rivulet.counts.drift", () -> drift(check.name()))
                    .description("Counts that differed from their rows in the last comparison")
                    .tag("count", check.name())
                    .register(meters);
        }
    }

    /** How many counts differed, and when that was seen. */
    record Finding(long differing, long repaired, Instant at) {}

    void put(String count, long differing, long repaired) {
        byCount.put(count, new Finding(differing, repaired, clock.instant()));
    }

    Map<String, Finding> all() {
        return new TreeMap<>(byCount);
    }

    private long drift(String count) {
        var found = byCount.get(count);
        return found == null ? 0 : found.differing() - found.repaired();
    }
}
