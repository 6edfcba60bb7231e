package io.rivulet.relation;

import io.rivulet.account.Accounts;
import io.rivulet.platform.data.GroupedWrite;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Follows and unfollows of many people in one transaction.
 *
 * <p>Batches cannot wait for each other in a circle: an insert waits for rows that others insert or delete, and a delete
 * only for rows that others delete, so inserts come first; counters are locked last.
 */
@Component
class FollowWrite implements GroupedWrite<FollowCommand, FollowResult> {

    private final FollowRepository follows;
    private final Accounts accounts;
    private final FollowMarks marks;
    private final TransactionalOperator transaction;

    FollowWrite(FollowRepository follows, Accounts accounts, FollowMarks marks, TransactionalOperator transaction) {
        this.follows = follows;
        this.accounts = accounts;
        this.marks = marks;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "follow";
    }

    /**
     * One command of a follower at a time, so that each that changes something raises the version of the follower's
     * counts: in one batch a follow and an unfollow would add up to nothing.
     */
    @Override
    public Object orderOf(FollowCommand command) {
        return command.follower();
    }

    @Override
    public Mono<List<FollowResult>> commit(List<FollowCommand> commands) {
        return accounts.existing(people(commands))
                .flatMap(existing -> change(commands, existing))
                .flatMap(this::count)
                .as(transaction::transactional);
    }

    @Override
    public Mono<Void> announce(List<FollowResult> results) {
        return marks.update(results);
    }

    private Mono<FollowChange> change(List<FollowCommand> commands, Set<Long> existing) {
        return follows.insert(possible(commands, true, existing))
                .zipWhen(
                        inserted -> follows.delete(possible(commands, false, existing)),
                        (inserted, deleted) -> new FollowChange(commands, existing, inserted, deleted));
    }

    private Mono<List<FollowResult>> count(FollowChange change) {
        return accounts.count(change.deltas()).map(change::results);
    }

    private static List<Follow> possible(List<FollowCommand> commands, boolean wanted, Set<Long> existing) {
        return commands.stream()
                .filter(command -> command.wanted() == wanted)
                .map(FollowCommand::follow)
                .filter(follow -> existing.contains(follow.follower()) && existing.contains(follow.followed()))
                .toList();
    }

    private static Set<Long> people(List<FollowCommand> commands) {
        return commands.stream()
                .flatMap(command -> Stream.of(command.follower(), command.followed()))
                .collect(Collectors.toSet());
    }
}
