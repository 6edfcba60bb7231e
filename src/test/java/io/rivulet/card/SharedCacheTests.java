package io.rivulet.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.platform.events.Hearings;
import io.rivulet.video.Reach;
import io.rivulet.video.VideoCounts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** What is read comes when a test says so, as it was when the reading began. */
class SharedCacheTests {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Map<Long, SharedVideo> rows = new HashMap<>();
    private final Deque<Reading> readings = new ArrayDeque<>();

    /** One statement on its way. */
    private record Reading(Map<Long, SharedVideo> seen, CompletableFuture<Map<Long, SharedVideo>> answer) {

        void end() {
            answer.complete(seen);
        }
    }

    /** What a reader gets, sooner or later. */
    private record Answer(CompletableFuture<@Nullable Collection<SharedVideo>> videos) {}

    @Test
    void whatIsKeptIsNotReadAgain() {
        var cache = cache(YEAR);
        row(1, 5);
        row(2, 6);
        var first = ask(cache, 1, 2, 3);
        readings.pop().end();
        assertThat(favorites(first)).containsExactlyInAnyOrder(5L, 6L);
        assertThat(favorites(ask(cache, 2))).containsExactly(6L);
        assertThat(readings).isEmpty();
    }

    @Test
    void allWhoAskWhileItIsReadShareOneReading() {
        var cache = cache(YEAR);
        row(1, 5);
        var one = ask(cache, 1);
        var other = ask(cache, 1);
        assertThat(readings).hasSize(1);
        readings.pop().end();
        assertThat(favorites(one)).isEqualTo(favorites(other)).containsExactly(5L);
    }

    @Test
    void countsAreAppliedInPlaceTheNewestWins() {
        var cache = cache(YEAR);
        row(1, 5);
        ask(cache, 1);
        readings.pop().end();
        cache.update(1, video -> video.counted(new VideoCounts(7, 0, 0, 0, 7)));
        cache.update(1, video -> video.counted(new VideoCounts(6, 0, 0, 0, 6)));
        assertThat(favorites(ask(cache, 1))).containsExactly(7L);
    }

    @Test
    void countsThatMoveWhileItIsReadAreNotLost() {
        var cache = cache(YEAR);
        row(1, 5);
        ask(cache, 1);
        cache.update(1, video -> video.counted(new VideoCounts(6, 0, 0, 0, 6)));
        readings.pop().end();
        assertThat(favorites(ask(cache, 1))).containsExactly(6L);
        assertThat(readings).isEmpty();
    }

    @Test
    void whatIsDroppedWhileItIsReadIsReadAgain() {
        var cache = cache(YEAR);
        row(1, 5);
        ask(cache, 1);
        row(1, 9);
        cache.drop(1);
        var later = ask(cache, 1);
        readings.pop().end();
        assertThat(later.videos()).isNotDone();
        readings.pop().end();
        assertThat(favorites(later)).containsExactly(9L);
        assertThat(favorites(ask(cache, 1))).containsExactly(9L);
    }

    @Test
    void whatIsOldIsServedWhileOneReadsItAnew() {
        var cache = cache(Duration.ZERO);
        row(1, 5);
        ask(cache, 1);
        readings.pop().end();
        row(1, 9);
        var patient = ask(cache, 1);
        assertThat(favorites(ask(cache, 1))).containsExactly(5L);
        assertThat(readings).hasSize(1);
        readings.pop().end();
        assertThat(favorites(patient)).containsExactly(9L);
        ask(cache, 1);
        assertThat(favorites(ask(cache, 1))).containsExactly(9L);
    }

    @Test
    void aRenewalThatBeganBeforeADropDoesNotWinOverIt() {
        var cache = cache(Duration.ZERO);
        row(1, 5);
        ask(cache, 1);
        readings.pop().end();
        ask(cache, 1);
        var renewal = readings.pop();
        cache.drop(1);
        row(1, 9);
        var anew = ask(cache, 1);
        readings.pop().end();
        assertThat(favorites(anew)).containsExactly(9L);
        renewal.end();
        ask(cache, 1);
        assertThat(favorites(ask(cache, 1))).containsExactly(9L);
    }

    @Test
    void withoutPostgresTheOldIsStillServed() {
        var cache = cache(Duration.ZERO);
        row(1, 5);
        ask(cache, 1);
        readings.pop().end();
        var answer = ask(cache, 1);
        readings.pop().answer().completeExceptionally(new IllegalStateException("away"));
        assertThat(favorites(answer)).containsExactly(5L);
    }

    @Test
    void aFailureIsNotKept() {
        var cache = cache(YEAR);
        row(1, 5);
        var failed = ask(cache, 1);
        readings.pop().answer().completeExceptionally(new IllegalStateException("away"));
        assertThat(failed.videos()).isCompletedExceptionally();
        var answer = ask(cache, 1);
        readings.pop().end();
        assertThat(favorites(answer)).containsExactly(5L);
    }

    @Test
    void absenceIsRememberedUntilSomebodyAppears() {
        var cache = cache(YEAR);
        ask(cache, 1);
        readings.pop().end();
        assertThat(favorites(ask(cache, 1))).isEmpty();
        assertThat(readings).isEmpty();
        row(1, 5);
        cache.drop(1);
        var answer = ask(cache, 1);
        readings.pop().end();
        assertThat(favorites(answer)).containsExactly(5L);
    }

    @Test
    void whoAppearsWhileTheirAbsenceIsFoundOutIsThere() {
        var cache = cache(YEAR);
        ask(cache, 1);
        row(1, 5);
        cache.drop(1);
        readings.pop().end();
        var answer = ask(cache, 1);
        readings.pop().end();
        assertThat(favorites(answer)).containsExactly(5L);
    }

    @Test
    void nothingIsKeptWhileTheOthersAreNotHeard() {
        var deaf = cache(YEAR, false);
        row(1, 5);
        ask(deaf, 1);
        readings.pop().end();
        row(1, 9);
        var answer = ask(deaf, 1);
        readings.pop().end();
        assertThat(favorites(answer)).containsExactly(9L);
    }

    private SharedCache<SharedVideo> cache(Duration maxAge) {
        return cache(maxAge, true);
    }

    private SharedCache<SharedVideo> cache(Duration maxAge, boolean hearing) {
        var properties = new CardProperties(1, DataSize.ofMegabytes(1), maxAge);
        var terms = new CacheTerms(Hearings.of(hearing), new CardMeters(new SimpleMeterRegistry()), properties);
        return new SharedCache<>(this::read, terms, 1);
    }

    private Mono<Map<Long, SharedVideo>> read(Collection<Long> ids) {
        var seen = new HashMap<>(rows);
        seen.keySet().retainAll(ids);
        var reading = new Reading(seen, new CompletableFuture<>());
        readings.add(reading);
        return Mono.fromFuture(reading.answer(), true);
    }

    private void row(long id, long favorites) {
        var fragment = new Fragment.Builder().number(favorites).build();
        var counts = new VideoCounts(favorites, 0, 0, 0, favorites);
        rows.put(id, new SharedVideo(id, 1, Reach.EVERYBODY, fragment, counts, System.nanoTime(), null));
    }

    @CanIgnoreReturnValue
    private static Answer ask(SharedCache<SharedVideo> cache, long... ids) {
        return new Answer(cache.byIds(LongStream.of(ids).boxed().toList())
                .map(Map::values)
                .toFuture());
    }

    private static List<Long> favorites(Answer answer) {
        assertThat(answer.videos()).isCompleted();
        return Objects.requireNonNull(answer.videos().join()).stream()
                .map(video -> video.counts().favorites())
                .toList();
    }
}
