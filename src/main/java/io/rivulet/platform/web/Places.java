package io.rivulet.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places of the requests that are worked on: whoever finds none is told so at once, instead of piling up. */
@Component
public class Places {

    private final int max;
    private final AtomicInteger taken = new AtomicInteger();
    private final Counter turnedAway;

    Places(AdmissionProperties properties, MeterRegistry meters) {
        this.max = properties.requests();
        this.turnedAway = meters.counter("rivulet.admission.requests.refused");
        Gauge.builder("rivulet.admission.requests", taken, AtomicInteger::get).register(meters);
        Gauge.builder("rivulet.admission.requests.max", () -> max).register(meters);
    }

    /** A place to be left when the answer is handed over, or null when all are taken. */
    public @Nullable Place take() {
        if (taken.incrementAndGet() > max) {
            taken.decrementAndGet();
            turnedAway.increment();
            return null;
        }
        return new Place(taken);
    }

    /** One request's place, which may be left twice and counts once. */
    public static final class Place {

        private final AtomicInteger taken;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(AtomicInteger taken) {
            this.taken = taken;
        }

        public void leave() {
            if (left.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        }
    }
}
