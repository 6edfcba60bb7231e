package io.rivulet.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlidingWindowTests {

    private static final Rate TEN = new Rate(10, Duration.ofSeconds(10));
    private static final long START = 1_000_000_000L;

    private final SlidingWindow window = new SlidingWindow();

    @Test
    void grantsTheQuotaAtOnceAndNothingBeyond() {
        assertThat(granted(START, 15)).isEqualTo(10);
        assertThat(take(START).left()).isZero();
    }

    @Test
    void aNewSpanIsNoNewQuota() {
        assertThat(granted(START + 9_999, 15)).isEqualTo(10);
        assertThat(granted(START + 10_000, 15)).isZero();
        assertThat(granted(START + 15_000, 15)).isEqualTo(5);
        assertThat(granted(START + 30_000, 15)).isEqualTo(10);
    }

    @Test
    void theWaitThatIsToldHelps() {
        for (long arrival : new long[] {START, START + 3_000, START + 9_999}) {
            var fresh = new SlidingWindow();
            assertThat(fresh.take("p", TEN, 10, arrival).within()).isTrue();
            var refused = fresh.take("p", TEN, 1, arrival);
            assertThat(refused.within()).isFalse();
            long wait = refused.after().toMillis();
            assertThat(fresh.take("p", TEN, 1, arrival + wait - 20).within()).isFalse();
            assertThat(fresh.take("p", TEN, 1, arrival + wait).within()).isTrue();
        }
    }

    @Test
    void whatIsLargerThanTheQuotaNeverFits() {
        assertThat(window.take("p", TEN, 11, START).within()).isFalse();
        assertThat(window.take("p", TEN, 10, START).within()).isTrue();
    }

    private long granted(long at, int requests) {
        return IntStream.range(0, requests).filter(i -> take(at).within()).count();
    }

    private Standing take(long at) {
        return window.take("p", TEN, 1, at);
    }
}
