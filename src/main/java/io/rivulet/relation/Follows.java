package io.rivulet.relation;

import io.rivulet.account.AccountError;
import io.rivulet.account.Accounts;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.redis.Marks;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Following people, and who follows whom; each list costs two statements, however long it is. */
@Component
public class Follows {

    /** The kind of its marks. */
    public static final char MARK = 'a';

    private final GroupCommit<FollowCommand, FollowResult> writes;
    private final FollowRepository follows;
    private final Accounts accounts;
    private final RelationProperties properties;

    Follows(
            GroupCommits commits,
            FollowWrite write,
            FollowRepository follows,
            Accounts accounts,
            RelationProperties properties) {
        this.writes = commits.of(write);
        this.follows = follows;
        this.accounts = accounts;
        this.properties = properties;
    }

    /** What stands for a followed account among the marks of a viewer. */
    public static String mark(long accountId) {
        return Marks.of(MARK, accountId);
    }

    /** The ids of the accounts among some marks. */
    public static Long[] accountsAmong(Collection<String> marks) {
        return Marks.ids(marks, MARK);
    }

    /** From now on the one follows the other; that it was so already is no failure. */
    public Mono<Void> follow(long follower, long followed) {
        return follower == followed
                ? RelationError.FOLLOWING_ONESELF.asError("Follow somebody else: nobody follows themselves.")
                : submit(new FollowCommand(new Follow(follower, followed), true));
    }

    /** From now on the one does not follow the other; that it was so already is no failure. */
    public Mono<Void> unfollow(long follower, long followed) {
        return submit(new FollowCommand(new Follow(follower, followed), false));
    }

    /** Whom the account follows, the newest follow first. */
    public Mono<Part<Long>> followedBy(long accountId, Slice slice) {
        return list(accountId, slice, follows::followedBy);
    }

    /** Who follows the account, the newest follow first. */
    public Mono<Part<Long>> followersOf(long accountId, Slice slice) {
        return list(accountId, slice, follows::followersOf);
    }

    /** Whom the account follows and is followed by, the newest follow of its own first. */
    public Mono<Part<Long>> friendsOf(long accountId, Slice slice) {
        return list(accountId, slice, follows::friendsOf);
    }

    private Mono<Void> submit(FollowCommand command) {
        return writes.submit(command).flatMap(Follows::answer);
    }

    private static Mono<Void> answer(FollowResult result) {
        return switch (result.outcome()) {
            case CHANGED, UNCHANGED -> Mono.empty();
            case NO_SUCH_FOLLOWED -> noSuchAccount(result.command().followed());
            case NO_SUCH_FOLLOWER -> noSuchAccount(result.command().follower());
        };
    }

    private static Mono<Void> noSuchAccount(long id) {
        return AccountError.ACCOUNT_NOT_FOUND.asError("There is no account " + id + ".");
    }

    /** Whoever is in a list exists, so that only for an empty one it has to be asked. */
    private Mono<Part<Long>> list(
            long accountId, Slice slice, BiFunction<Long, Slice, Mono<List<ListedAccount>>> statement) {
        var bounded = slice.atMost(properties.listMax());
        return statement
                .apply(accountId, bounded.andOneMore())
                .delayUntil(listed -> listed.isEmpty() ? accounts.require(accountId) : Mono.empty())
                .map(listed ->
                        Part.of(listed, bounded.limit(), ListedAccount::seq).map(ListedAccount::id));
    }
}
