package io.rivulet.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/** The windows that one node keeps by itself: a bounded number, of which the least used is forgotten first. */
final class LocalWindows {

    private final Clock clock;
    private final Cache<String, SlidingWindow> windows;

    LocalWindows(int max, Rate rate, Clock clock) {
        this(max, rate.window().multipliedBy(2), clock);
    }

    LocalWindows(int max, Duration keptFor, Clock clock) {
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(max)
                .expireAfterAccess(keptFor)
                .build();
    }

    Standing take(String policy, String key, Rate rate, long amount) {
        return windows.get(key, unknown -> new SlidingWindow()).take(policy, rate, amount, clock.millis());
    }
}
