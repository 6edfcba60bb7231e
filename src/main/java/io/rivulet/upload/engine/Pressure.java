package io.rivulet.upload.engine;

import io.rivulet.upload.memory.Segments;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/** What happens when memory runs short: who has held most for longest stores it. */
final class Pressure {

    private static final Logger LOG = LoggerFactory.getLogger(Pressure.class);

    private final Holdings holdings;
    private final Segments segments;

    Pressure(Holdings holdings, Segments segments) {
        this.holdings = holdings;
        this.segments = segments;
    }

    /** To be called by whoever needs a segment. What is being stored comes free soon, and is counted before. */
    void relieve() {
        if (segments.isShort() && comingFree() <= segments.waiting()) {
            long now = System.nanoTime();
            holdings.all().stream()
                    .map(Holding::inflow)
                    .filter(inflow -> inflow.weight(now) > 0)
                    .max(Comparator.comparingDouble(inflow -> inflow.weight(now)))
                    .ifPresent(Inflow::rest);
        }
    }

    /** Looks again, on a thread that holds no lock. */
    void relieveSoon() {
        if (segments.waiting() > 0) {
            var looking = Schedulers.parallel().schedule(this::relieve);
            LOG.trace("Memory is waited for: {}", looking);
        }
    }

    private int comingFree() {
        return holdings.all().stream()
                .mapToInt(holding -> holding.inflow().segmentsBeingStored())
                .sum();
    }
}
