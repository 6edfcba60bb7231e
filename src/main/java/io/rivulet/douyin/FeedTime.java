package io.rivulet.douyin;

import io.rivulet.feed.Feed;
import java.util.concurrent.TimeUnit;

/** The contract's `latest_time`, which clients send in milliseconds and the documentation gives in seconds. */
final class FeedTime {

    private static final long SMALLEST_MILLISECONDS = 100_000_000_000L;

    private FeedTime() {}

    /**
     * The exclusive bound in milliseconds: exact when given in milliseconds, else the end of the second, since repeating
     * a video within a second is better than skipping one. What is no past moment asks for the newest page.
     */
    static long toBound(long latestTime, long now) {
        long bound = latestTime >= SMALLEST_MILLISECONDS ? latestTime : TimeUnit.SECONDS.toMillis(latestTime + 1);
        return latestTime <= 0 || bound >= now ? Feed.NEWEST : bound;
    }
}
