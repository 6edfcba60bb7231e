package io.rivulet.platform.limits;

import java.time.Duration;

/**
 * What was counted within the last stretch of time: two spans of that length, of which the earlier one counts by the
 * part that the stretch still covers. The script `redis/limits/ask.lua` counts in the same way.
 */
final class SlidingWindow {

    private long span;
    private long current;
    private long before;

    /** Counts what is still within the limit, and nothing of what is not. */
    synchronized Standing take(String policy, Rate rate, long amount, long nowMillis) {
        long length = rate.window().toMillis();
        advance(nowMillis / length);
        double gone = (double) (nowMillis % length) / length;
        double used = current + before * (1 - gone);
        if (used + amount > rate.quota()) {
            // never at all, where it is more than the quota: then the longest that can help
            long wait = (long) Math.ceil(Math.min(2, share(rate.quota() - amount, gone)) * length);
            return new Standing(policy, rate, false, left(rate, used), Duration.ofMillis(Math.max(1, wait)));
        }
        current += amount;
        long rest = (long) Math.ceil((1 - gone) * length);
        return new Standing(policy, rate, true, left(rate, used + amount), Duration.ofMillis(rest));
    }

    private void advance(long now) {
        if (now != span) {
            before = now == span + 1 ? current : 0;
            current = 0;
            span = now;
        }
    }

    /** How much of a span has to pass until no more than that is used. */
    private double share(long room, double gone) {
        return current <= room
                ? 1 - (double) (room - current) / before - gone
                : 1 - gone + Math.max(0, 1 - (double) room / current);
    }

    private static long left(Rate rate, double used) {
        return Math.max(0, (long) Math.floor(rate.quota() - used));
    }
}
