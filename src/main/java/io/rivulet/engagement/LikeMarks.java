package io.rivulet.engagement;

import static java.util.stream.Collectors.groupingBy;

import io.rivulet.platform.redis.MarkChange;
import io.rivulet.platform.redis.ViewerMarks;
import java.util.ArrayList;
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
     * that could tell Redis: what is remembered of this viewer is then dropped rather than trusted.
     */
    Mono<Void> update(List<LikeOutcome> outcomes) {
        var byViewer = outcomes.stream()
                .filter(LikeOutcome::found)
                .collect(groupingBy(outcome -> outcome.command().accountId()));
        var changes = new ArrayList<MarkChange>();
        var doubts = new ArrayList<Long>();
        byViewer.forEach((viewer, theirs) -> {
            var version = theirs.getFirst().version();
            if (version != null && theirs.stream().allMatch(LikeOutcome::changed)) {
                changes.add(new MarkChange(viewer, version, marks(theirs, true), marks(theirs, false)));
            } else {
                doubts.add(viewer);
            }
        });
        return Mono.when(marks.apply(changes), marks.forget(doubts));
    }

    private static List<String> marks(List<LikeOutcome> outcomes, boolean wanted) {
        return outcomes.stream()
                .filter(outcome -> outcome.command().wanted() == wanted)
                .map(LikeOutcome::mark)
                .toList();
    }
}
