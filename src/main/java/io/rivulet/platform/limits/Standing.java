package io.rivulet.platform.limits;

import java.time.Duration;

/**
 * How a caller stands with one limit.
 *
 * @param within whether this request was still within it
 * @param left how much is left
 * @param after how long until there is more: when it was not, the wait that helps
 */
public record Standing(String policy, Rate rate, boolean within, long left, Duration after) {

    String toPolicy() {
        return rate.toPolicy(policy);
    }

    /** As `RateLimit` tells it. */
    String toField() {
        return "\"" + policy + "\";r=" + left + ";t=" + Math.max(1, (after.toMillis() + 999) / 1000);
    }
}
