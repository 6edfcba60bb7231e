package io.rivulet.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.events.Hearings;
import io.rivulet.platform.redis.MarkChange;
import io.rivulet.platform.redis.MarksChanged;
import io.rivulet.platform.redis.MarksForgotten;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class NodeMarksTests {

    private static final long ANN = 7;
    private static final long FILM = 1;
    private static final long[] ASKED = {MarkCode.like(FILM)};

    private final NodeMarks marks = marks(true);

    @Test
    void whatWasAnsweredIsAtHand() {
        assertThat(marks.atHand(ANN, ASKED)).isEmpty();
        answer(marks, Set.of());
        assertThat(marks.atHand(ANN, ASKED)).contains(Set.of());
    }

    @Test
    void changesAreSeenAtOnce() {
        answer(marks, Set.of());
        marks.on(liked(1, true));
        assertThat(marks.atHand(ANN, ASKED)).contains(Set.of(MarkCode.like(FILM)));
        marks.on(liked(2, false));
        assertThat(marks.atHand(ANN, ASKED)).contains(Set.of());
    }

    @Test
    void anAnswerThatWasOnItsWayDuringAChangeIsNotLearned() {
        var question = new CompletableFuture<Set<Long>>();
        var answer =
                marks.held(ANN, ASKED, () -> Mono.fromFuture(question, true)).toFuture();
        marks.on(liked(1, true));
        question.complete(Set.of());
        assertThat(answer).isCompleted();
        assertThat(marks.atHand(ANN, ASKED)).contains(Set.of(MarkCode.like(FILM)));
    }

    @Test
    void newsInTheWrongOrderMakeTheViewerUnknown() {
        answer(marks, Set.of());
        marks.on(liked(2, false));
        marks.on(liked(1, true));
        assertThat(marks.atHand(ANN, ASKED)).isEmpty();
    }

    @Test
    void whoIsForgottenIsAskedForAgain() {
        answer(marks, Set.of());
        marks.on(new MarksForgotten(List.of(ANN)));
        assertThat(marks.atHand(ANN, ASKED)).isEmpty();
        answer(marks, Set.of());
        marks.missed();
        assertThat(marks.atHand(ANN, ASKED)).isEmpty();
    }

    /** An answer that was asked for before may be old, whoever it reaches. */
    @Test
    void anAnswerThatWasOnItsWayWhenAllWasForgottenIsNotLearned() {
        var question = new CompletableFuture<Set<Long>>();
        var answer =
                marks.held(ANN, ASKED, () -> Mono.fromFuture(question, true)).toFuture();
        marks.missed();
        question.complete(Set.of());
        assertThat(answer).isCompleted();
        assertThat(marks.atHand(ANN, ASKED)).isEmpty();
    }

    @Test
    void nothingIsKeptWhileTheOthersAreNotHeard() {
        var deaf = marks(false);
        answer(deaf, Set.of());
        assertThat(deaf.atHand(ANN, ASKED)).isEmpty();
    }

    private static NodeMarks marks(boolean hearing) {
        var properties = new CardProperties(1, DataSize.ofMegabytes(1), Duration.ofDays(1));
        return new NodeMarks(
                new CacheTerms(Hearings.of(hearing), new CardMeters(new SimpleMeterRegistry()), properties));
    }

    private static void answer(NodeMarks marks, Set<Long> held) {
        assertThat(marks.held(ANN, ASKED, () -> Mono.just(held)).toFuture()).isCompletedWithValue(held);
    }

    private static MarksChanged liked(long version, boolean wanted) {
        var mark = List.of(Likes.mark(FILM));
        return new MarksChanged(
                List.of(new MarkChange(ANN, version, wanted ? mark : List.of(), wanted ? List.of() : mark)));
    }
}
