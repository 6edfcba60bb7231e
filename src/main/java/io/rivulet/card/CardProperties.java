package io.rivulet.card;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept at hand for viewers.
 *
 * @param marksMax the most likes, and the most follows, of a viewer that Redis remembers; older ones are asked for
 * @param cacheSize about how much memory videos, people and comments may take in a node; a quarter of the heap by default
 * @param maxAge after which an entry is read anew, although nobody said that it changed
 */
@Validated
@ConfigurationProperties("rivulet.card")
record CardProperties(
        @DefaultValue("2000") @Min(1) @Max(10_000) int marksMax,
        @Nullable DataSize cacheSize,
        @DefaultValue("5m") Duration maxAge) {

    private static final int SHARE_OF_HEAP = 4;

    long cacheBytes() {
        return cacheSize == null ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : cacheSize.toBytes();
    }
}
