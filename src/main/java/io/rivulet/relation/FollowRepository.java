package io.rivulet.relation;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of follows: what is really written, and the lists. */
@Repository
class FollowRepository {

    private static final String INSERT = """
            INSERT INTO follow (follower_id, followed_id)
            SELECT follower_id, followed_id
              FROM unnest(:followers, :followed) AS f (follower_id, followed_id)
             ORDER BY follower_id, followed_id
            ON CONFLICT (follower_id, followed_id) DO NOTHING
            RETURNING follower_id, followed_id
            """;

    /** Rows are locked in ascending order, so that batches wait for each other in turn. */
    private static final String DELETE = """
            WITH locked AS MATERIALIZED (
                SELECT follower_id, followed_id
                  FROM follow
                  JOIN unnest(:followers, :followed) AS f (follower_id, followed_id) USING (follower_id, followed_id)
                 ORDER BY follower_id, followed_id
                   FOR UPDATE OF follow
            )
            DELETE FROM follow f
             USING locked l
             WHERE f.follower_id = l.follower_id AND f.followed_id = l.followed_id
            RETURNING f.follower_id, f.followed_id
            """;

    private static final String FOLLOWED_BY = """
            SELECT followed_id AS id, seq
              FROM follow
             WHERE follower_id = :account AND seq < :before
             ORDER BY seq DESC
             LIMIT :limit
            """;

    private static final String FOLLOWERS_OF = """
            SELECT follower_id AS id, seq
              FROM follow
             WHERE followed_id = :account AND seq < :before
             ORDER BY seq DESC
             LIMIT :limit
            """;

    private static final String FRIENDS_OF = """
            SELECT f.followed_id AS id, f.seq
              FROM follow f
              JOIN follow back ON back.follower_id = f.followed_id AND back.followed_id = f.follower_id
             WHERE f.follower_id = :account AND f.seq < :before
             ORDER BY f.seq DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    FollowRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Those that were not there before. */
    Mono<Set<Follow>> insert(Collection<Follow> follows) {
        return write(INSERT, follows);
    }

    /** Those that were there. */
    Mono<Set<Follow>> delete(Collection<Follow> follows) {
        return write(DELETE, follows);
    }

    Mono<List<ListedAccount>> followedBy(long account, Slice slice) {
        return list(FOLLOWED_BY, account, slice);
    }

    Mono<List<ListedAccount>> followersOf(long account, Slice slice) {
        return list(FOLLOWERS_OF, account, slice);
    }

    /** In the order in which the account followed them. */
    Mono<List<ListedAccount>> friendsOf(long account, Slice slice) {
        return list(FRIENDS_OF, account, slice);
    }

    private Mono<Set<Follow>> write(String statement, Collection<Follow> follows) {
        return follows.isEmpty()
                ? Mono.just(Set.of())
                : database.sql(statement)
                        .bind("followers", column(follows, Follow::follower))
                        .bind("followed", column(follows, Follow::followed))
                        .map(FollowRepository::follow)
                        .all()
                        .collect(Collectors.toSet());
    }

    private Mono<List<ListedAccount>> list(String statement, long account, Slice slice) {
        return database.sql(statement)
                .bind("account", account)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(FollowRepository::listed)
                .all()
                .collectList();
    }

    private static Long[] column(Collection<Follow> follows, ToLongFunction<Follow> id) {
        return follows.stream().mapToLong(id).boxed().toArray(Long[]::new);
    }

    @SuppressWarnings("NullAway") // both columns are NOT NULL
    private static Follow follow(Readable row) {
        return new Follow(row.get("follower_id", Long.class), row.get("followed_id", Long.class));
    }

    @SuppressWarnings("NullAway") // both columns are NOT NULL
    private static ListedAccount listed(Readable row) {
        return new ListedAccount(row.get("id", Long.class), row.get("seq", Long.class));
    }
}
