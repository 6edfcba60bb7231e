package io.rivulet.douyin;

import io.rivulet.feed.Feed;

/** The contract's `latest_time`. */
final class FeedTime {

    private static final int NEXT_SECOND = 1000;

    private FeedTime() {}

    /**
     * The exclusive bound in milliseconds: exact when given in milliseconds, else the end of the second, since repeating
     * a video within a second is better than skipping one. What is no past moment asks for the newest page.
     */
    static long toBound(long latestTime, long now) {
        long bound = ContractTime.toMilliseconds(latestTime, NEXT_SECOND);
        return latestTime <= 0 || bound >= now ? Feed.NEWEST : bound;
    }
}
