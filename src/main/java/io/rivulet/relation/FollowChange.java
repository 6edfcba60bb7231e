package io.rivulet.relation;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.AccountDelta;
import io.rivulet.relation.FollowResult.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a batch of commands really changed: only that is counted. */
record FollowChange(List<FollowCommand> commands, Set<Long> existing, Set<Follow> inserted, Set<Follow> deleted) {

    List<AccountDelta> deltas() {
        return Stream.concat(
                        inserted.stream().flatMap(follow -> deltas(follow, 1)),
                        deleted.stream().flatMap(follow -> deltas(follow, -1)))
                .toList();
    }

    List<FollowResult> results(Map<Long, AccountCounts> counts) {
        return commands.stream()
                .map(command -> new FollowResult(command, outcome(command), version(counts.get(command.follower()))))
                .toList();
    }

    private Outcome outcome(FollowCommand command) {
        if (!existing.contains(command.follower())) {
            return Outcome.NO_SUCH_FOLLOWER;
        }
        if (!existing.contains(command.followed())) {
            return Outcome.NO_SUCH_FOLLOWED;
        }
        var changed = command.wanted() ? inserted : deleted;
        return changed.contains(command.follow()) ? Outcome.CHANGED : Outcome.UNCHANGED;
    }

    private static long version(@Nullable AccountCounts counts) {
        return counts == null ? 0 : counts.version();
    }

    private static Stream<AccountDelta> deltas(Follow follow, int by) {
        return Stream.of(AccountDelta.follows(follow.follower(), by), AccountDelta.followers(follow.followed(), by));
    }
}
