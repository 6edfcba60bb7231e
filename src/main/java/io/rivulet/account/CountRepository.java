package io.rivulet.account;

import java.util.Collection;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The counts of accounts, moved in batches. */
@Repository
class CountRepository {

    /** Rows are locked in ascending order before the first is written, so that batches wait for each other in turn. */
    private static final String ADD = """
            WITH locked AS MATERIALIZED (
                SELECT account_id
                  FROM account_count
                 WHERE account_id = ANY(:ids)
                 ORDER BY account_id
                   FOR NO KEY UPDATE
            ), delta AS (
                SELECT *
                  FROM unnest(:ids, :follows, :followers, :favorited, :works, :favorites)
                       AS d (account_id, follows, followers, favorited, works, favorites)
            )
            UPDATE account_count c
               SET follows = c.follows + d.follows,
                   followers = c.followers + d.followers,
                   favorited = c.favorited + d.favorited,
                   works = c.works + d.works,
                   favorites = c.favorites + d.favorites,
                   version = c.version + 1
              FROM locked JOIN delta d USING (account_id)
             WHERE c.account_id = locked.account_id
            RETURNING c.account_id, c.follows, c.followers, c.favorited, c.works, c.favorites,
                      c.version AS account_version
            """;

    private final DatabaseClient database;

    CountRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The new counts of those accounts that there are; at most one delta for each. */
    Mono<Map<Long, AccountCounts>> add(Collection<AccountDelta> deltas) {
        return database.sql(ADD)
                .bind("ids", deltas.stream().map(AccountDelta::accountId).toArray(Long[]::new))
                .bind("follows", column(deltas, AccountDelta::follows))
                .bind("followers", column(deltas, AccountDelta::followers))
                .bind("favorited", column(deltas, AccountDelta::favorited))
                .bind("works", column(deltas, AccountDelta::works))
                .bind("favorites", column(deltas, AccountDelta::favorites))
                .map(row -> Map.entry(Columns.number(row, "account_id"), Columns.counts(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Integer[] column(Collection<AccountDelta> deltas, ToIntFunction<AccountDelta> count) {
        return deltas.stream().map(count::applyAsInt).toArray(Integer[]::new);
    }
}
