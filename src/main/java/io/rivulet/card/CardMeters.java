package io.rivulet.card;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** What cards cost: how many of them were at hand, and how often PostgreSQL or Redis had to be asked. */
@Component
class CardMeters {

    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder pages = new LongAdder();
    private final Counter roundTrips;

    CardMeters(MeterRegistry meters) {
        meters.more().counter("rivulet.card.lookups", Tags.of("result", "hit"), hits);
        meters.more().counter("rivulet.card.lookups", Tags.of("result", "miss"), misses);
        meters.more().counter("rivulet.card.pages", Tags.empty(), pages);
        this.roundTrips = meters.counter("rivulet.card.round.trips");
    }

    void lookedUp(int found, int missing) {
        hits.add(found);
        misses.add(missing);
    }

    void page() {
        pages.increment();
    }

    /** One question to PostgreSQL or Redis. */
    void roundTrip() {
        roundTrips.increment();
    }
}
