package io.rivulet.card;

import io.rivulet.platform.events.Hearing;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What all caches of cards keep to. */
@Component
class CacheTerms {

    /** How the memory is divided among videos, people and comments. */
    private static final int PARTS = 10;

    private final Hearing hearing;
    private final CardMeters meters;
    private final CardProperties properties;

    CacheTerms(Hearing hearing, CardMeters meters, CardProperties properties) {
        this.hearing = hearing;
        this.meters = meters;
        this.properties = properties;
    }

    /** Only while this node hears the others may anything be kept. */
    boolean mayKeep() {
        return hearing.isComplete();
    }

    CardMeters meters() {
        return meters;
    }

    Duration maxAge() {
        return properties.maxAge();
    }

    /** Bytes for so many tenths. */
    long share(int parts) {
        return properties.cacheBytes() / PARTS * parts;
    }
}
