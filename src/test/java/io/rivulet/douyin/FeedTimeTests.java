package io.rivulet.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.feed.Feed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTimeTests {

    private static final long NOW = 1_700_000_000_500L;

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                -1,
                Long.MIN_VALUE,
                NOW,
                NOW + 1,
                1_700_000_000,
                1_700_000_001,
                99_999_999_999L,
                Long.MAX_VALUE,
                Long.MAX_VALUE / 1000
            })
    void whatIsNotInThePastIsNoBound(long latestTime) {
        assertThat(FeedTime.toBound(latestTime, NOW)).isEqualTo(Feed.NEWEST);
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000_000_000L, 1_600_000_000_123L, NOW - 1})
    void millisecondsAreExact(long latestTime) {
        assertThat(FeedTime.toBound(latestTime, NOW)).isEqualTo(latestTime);
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "1600000000, 1600000001000", "1699999999, 1700000000000"})
    void secondsMeanTheirEnd(long latestTime, long bound) {
        assertThat(FeedTime.toBound(latestTime, NOW)).isEqualTo(bound);
    }
}
