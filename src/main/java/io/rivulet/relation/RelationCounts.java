package io.rivulet.relation;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.SqlCountCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The counts that follows move, compared with their rows. */
@Configuration(proxyBeanMethods = false)
class RelationCounts {

    private static final String FOLLOWS = """
            SELECT account_id AS id, (coalesce(rows, 0) - follows)::int AS drift
              FROM account_profile
              LEFT JOIN (SELECT follower_id AS account_id, count(*) AS rows
                           FROM follow
                          WHERE follower_id > :above AND follower_id <= :upTo
                          GROUP BY follower_id) AS counted USING (account_id)
             WHERE account_id > :above AND account_id <= :upTo AND coalesce(rows, 0) <> follows
            """;
    private static final String FOLLOWERS = """
            SELECT account_id AS id, (coalesce(rows, 0) - followers)::int AS drift
              FROM account_profile
              LEFT JOIN (SELECT followed_id AS account_id, count(*) AS rows
                           FROM follow
                          WHERE followed_id > :above AND followed_id <= :upTo
                          GROUP BY followed_id) AS counted USING (account_id)
             WHERE account_id > :above AND account_id <= :upTo AND coalesce(rows, 0) <> followers
            """;

    @Bean
    CountCheck accountFollows(DatabaseClient database, Accounts accounts) {
        return new SqlCountCheck(
                "account follows",
                database,
                accounts::lastId,
                FOLLOWS,
                SqlCountCheck.by(accounts::count, drift -> AccountDelta.follows(drift.id(), drift.by())));
    }

    @Bean
    CountCheck accountFollowers(DatabaseClient database, Accounts accounts) {
        return new SqlCountCheck(
                "account followers",
                database,
                accounts::lastId,
                FOLLOWERS,
                SqlCountCheck.by(accounts::count, drift -> AccountDelta.followers(drift.id(), drift.by())));
    }
}
