package io.rivulet.platform.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts the requests of one endpoint and how long they took, in buckets; a record costs some adders and no object. */
public final class EndpointMeter {

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(15),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(150),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Map<Outcome, Timer> byOutcome = new EnumMap<>(Outcome.class);

    EndpointMeter(String endpoint, MeterRegistry meters) {
        for (var outcome : Outcome.values()) {
            byOutcome.put(outcome, timer(endpoint, outcome, meters));
        }
    }

    /** The time from the request's arrival until its answer is handed to the connection. */
    public void record(long nanos, Outcome outcome) {
        requireNonNull(byOutcome.get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(String endpoint, Outcome outcome, MeterRegistry meters) {
        return Timer.builder("rivulet.requests")
                .tag("endpoint", endpoint)
                .tag("outcome", outcome.tag())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
