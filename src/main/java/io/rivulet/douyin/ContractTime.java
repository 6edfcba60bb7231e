package io.rivulet.douyin;

import java.util.concurrent.TimeUnit;

/** Times that clients send in milliseconds, and that the documentation gives in seconds. */
final class ContractTime {

    private static final long SMALLEST_MILLISECONDS = 100_000_000_000L;

    private ContractTime() {}

    /** The time in milliseconds; of a second, which is a thousand of them, the one that is asked for. */
    static long toMilliseconds(long time, int ofSecond) {
        return time >= SMALLEST_MILLISECONDS ? time : TimeUnit.SECONDS.toMillis(time) + ofSecond;
    }
}
