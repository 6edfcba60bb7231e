package io.rivulet.engagement.like;

import io.rivulet.platform.redis.MarkChange;
import io.rivulet.platform.redis.ViewerMarks;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what is remembered of viewers' likes in step with what was committed. */
@Component
class LikeMarks {

    private final ViewerMarks marks;

    LikeMarks(ViewerMarks marks) {
        this.marks = marks;
    }

    /**
     * A like that was there already may be the repetition of one whose answer was lost together with its node, before
     * that could tell Redis: what is remembered of this viewer is then dropped rather than trusted. Completes when the
     * other nodes are told, too.
     */
    Mono<Void> update(List<LikeOutcome> outcomes) {
        return Mono.when(marks.apply(changes(outcomes)), marks.forget(doubts(outcomes)));
    }

    private static List<MarkChange> changes(List<LikeOutcome> outcomes) {
        return outcomes.stream()
                .filter(LikeOutcome::changed)
                .map(LikeMarks::change)
                .toList();
    }

    private static List<Long> doubts(List<LikeOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.found() && !outcome.changed())
                .map(outcome -> outcome.command().accountId())
                .toList();
    }

    private static MarkChange change(LikeOutcome outcome) {
        var command = outcome.command();
        var mark = List.of(Likes.mark(command.videoId()));
        return command.wanted()
                ? new MarkChange(command.accountId(), outcome.version(), mark, List.of())
                : new MarkChange(command.accountId(), outcome.version(), List.of(), mark);
    }
}
