package io.rivulet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compared with a sorted map, which is obviously right. */
class TimelineTests {

    private static final int SEEDS = 40;
    private static final int STEPS = 3000;
    private static final Timeline EMPTY = Timeline.UNKNOWN.below(span(new TreeMap<>()), 0);

    @Test
    void whatEntersAndLeavesIsPagedInOrder() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var truth = new TreeMap<Long, Long>();
            var timeline = EMPTY;
            long now = 0;
            for (int step = 0; step < STEPS; step++) {
                now += 1 + random.nextInt(3);
                if (random.nextInt(4) > 0 || truth.isEmpty()) {
                    truth.put(now, 7 * now);
                    timeline = timeline.with(now, 7 * now);
                } else {
                    long gone = truth.floorKey(truth.firstKey() + random.nextLong(now));
                    truth.remove(gone);
                    timeline = timeline.without(gone);
                }
            }
            assertThat(timeline.size()).as("seed " + seed).isEqualTo(truth.size());
            for (int look = 0; look < 50; look++) {
                long before = random.nextLong(now + 2);
                assertThat(ids(timeline, before, 30)).as("seed " + seed).isEqualTo(expected(truth, before, 30));
            }
            assertThat(ids(timeline, Long.MAX_VALUE, 30)).isEqualTo(expected(truth, Long.MAX_VALUE, 30));
        }
    }

    @Test
    void latecomersFindTheirPlace() {
        var timeline = EMPTY.with(30, 3).with(10, 1).with(20, 2);
        assertThat(ids(timeline, Long.MAX_VALUE, 10)).containsExactly(3L, 2L, 1L);
        assertThat(timeline.before(Long.MAX_VALUE, 2).orElseThrow().oldest()).isEqualTo(20);
    }

    @Test
    void whatIsThereOrGoneAlreadyChangesNothing() {
        var timeline = EMPTY.with(10, 1).with(20, 2);
        assertThat(timeline.with(10, 1)).isSameAs(timeline);
        assertThat(timeline.without(15)).isSameAs(timeline);
        assertThat(timeline.without(10).without(20).size()).isZero();
    }

    /** Longer than several spans. */
    @Test
    void manyAreFoundWhereverTheyAre() {
        var truth = new TreeMap<Long, Long>();
        for (long time = 1; time <= 10_000; time++) {
            truth.put(2 * time, time);
        }
        var timeline = Timeline.UNKNOWN.below(span(truth), 0);
        for (long before = 1; before < 20_010; before += 37) {
            assertThat(ids(timeline, before, 30)).isEqualTo(expected(truth, before, 30));
        }
    }

    @Test
    void aPageIsAnsweredOnlyAsFarAsAllIsKnown() {
        var timeline = Timeline.UNKNOWN.below(span(times(100, 200)), 100);
        assertThat(timeline.before(Long.MAX_VALUE, 101)).isPresent();
        assertThat(timeline.before(Long.MAX_VALUE, 102)).isEmpty();
        assertThat(timeline.before(110, 11)).isEmpty();
        assertThat(timeline.with(50, 50)).isSameAs(timeline);

        var whole = timeline.below(span(times(1, 99)), 0);
        assertThat(ids(whole, 110, 200)).hasSize(109);
        assertThat(Timeline.UNKNOWN.before(Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    void theOldestAreLeftOutWhenThereAreTooMany() {
        var timeline = Timeline.UNKNOWN.below(span(times(1, 10_000)), 0).atLeast(3000);
        assertThat(timeline.size()).isBetween(3000, 6000);
        assertThat(timeline.before(10, 5)).isEmpty();
        assertThat(ids(timeline, Long.MAX_VALUE, 3)).containsExactly(10_000L, 9_999L, 9_998L);
        assertThat(timeline.atLeast(3000)).isSameAs(timeline);
    }

    /** What is believed has no gaps, into which something might fall unseen. */
    @Test
    void believesCoverAllTime() {
        var believed = Timeline.UNKNOWN.below(span(times(1, 10_000)), 0).believed();
        assertThat(believed).hasSizeGreaterThan(3);
        assertThat(believed.getFirst().from()).isZero();
        assertThat(believed.getLast().to()).isEqualTo(Long.MAX_VALUE);
        for (int i = 1; i < believed.size(); i++) {
            assertThat(believed.get(i).from()).isEqualTo(believed.get(i - 1).to());
        }
        assertThat(believed.stream().mapToLong(span -> span.count()).sum()).isEqualTo(10_000);
        assertThat(EMPTY.believed()).hasSize(1);
    }

    @Test
    void aSpanIsReplacedByWhatIsTrue() {
        var timeline = Timeline.UNKNOWN.below(span(times(1, 5_000)), 0);
        var wrong = timeline.believed().get(1);
        var right = timeline.replaced(wrong, List.of(span(times(wrong.from() + 5, wrong.to() - 5))));
        assertThat(right.size()).isEqualTo(5_000 - 9);
        assertThat(ids(right, wrong.from() + 6, 2)).containsExactly(wrong.from() + 5, wrong.from() - 1);
    }

    private static NavigableMap<Long, Long> times(long from, long to) {
        var times = new TreeMap<Long, Long>();
        for (long time = from; time <= to; time++) {
            times.put(time, time);
        }
        return times;
    }

    private static Span span(NavigableMap<Long, Long> idsByTime) {
        return new Span(
                idsByTime.keySet().stream().mapToLong(Long::longValue).toArray(),
                idsByTime.values().stream().mapToLong(Long::longValue).toArray());
    }

    private static List<Long> ids(Timeline timeline, long before, int limit) {
        return timeline.before(before, limit).orElseThrow().ids();
    }

    private static List<Long> expected(NavigableMap<Long, Long> truth, long before, int limit) {
        var older = new ArrayList<>(truth.headMap(before, false).descendingMap().values());
        return older.subList(0, Math.min(limit, older.size()));
    }
}
