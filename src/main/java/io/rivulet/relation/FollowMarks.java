package io.rivulet.relation;

import io.rivulet.platform.redis.MarkChange;
import io.rivulet.platform.redis.ViewerMarks;
import io.rivulet.relation.FollowResult.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what is remembered of whom viewers follow in step with what was committed. */
@Component
class FollowMarks {

    private final ViewerMarks marks;

    FollowMarks(ViewerMarks marks) {
        this.marks = marks;
    }

    /**
     * A command that changed nothing may repeat one whose answer was lost together with its node, before that could tell
     * Redis: what is remembered of its follower is then dropped rather than trusted. Completes when the other nodes are
     * told, too.
     */
    Mono<Void> update(List<FollowResult> results) {
        var changes = those(results, Outcome.CHANGED).map(FollowMarks::change).toList();
        var doubts = those(results, Outcome.UNCHANGED)
                .map(result -> result.command().follower())
                .toList();
        return Mono.when(marks.apply(changes), marks.forget(doubts));
    }

    private static Stream<FollowResult> those(List<FollowResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome);
    }

    private static MarkChange change(FollowResult result) {
        var command = result.command();
        var mark = List.of(Follows.mark(command.followed()));
        return command.wanted()
                ? new MarkChange(command.follower(), result.version(), mark, List.of())
                : new MarkChange(command.follower(), result.version(), List.of(), mark);
    }
}
