package io.rivulet.card;

import io.rivulet.platform.events.Hearing;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What all caches of cards keep to. */
@Component
class CacheTerms {

    /** How the memory is divided among videos, people and comments. */
    private static final int PARTS = 10;

    private final Hearing hearing;
    private final CardMeters meters;
    private final CardProperties properties;
    private final int faces;

    @Autowired
    CacheTerms(Hearing hearing, CardMeters meters, CardProperties properties) {
        this(hearing, meters, properties, 1);
    }

    private CacheTerms(Hearing hearing, CardMeters meters, CardProperties properties, int faces) {
        this.hearing = hearing;
        this.meters = meters;
        this.properties = properties;
        this.faces = faces;
    }

    /** For each of so many faces, which share the memory. */
    CacheTerms among(int many) {
        return new CacheTerms(hearing, meters, properties, many);
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

    /** Bytes for so many tenths of what one face may take. */
    long share(int parts) {
        return properties.cacheBytes() / faces / PARTS * parts;
    }
}
