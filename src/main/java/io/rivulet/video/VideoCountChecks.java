package io.rivulet.video;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.SqlCountCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The count that publishing moves, compared with its rows. */
@Configuration(proxyBeanMethods = false)
class VideoCountChecks {

    private static final String WORKS = """
            SELECT account_id AS id, (coalesce(rows, 0) - works)::int AS drift
              FROM account_profile
              LEFT JOIN (SELECT author_id AS account_id, count(*) AS rows
                           FROM video
                          WHERE author_id > :above AND author_id <= :upTo AND published_at IS NOT NULL
                          GROUP BY author_id) AS counted USING (account_id)
             WHERE account_id > :above AND account_id <= :upTo AND coalesce(rows, 0) <> works
            """;

    @Bean
    CountCheck accountWorks(DatabaseClient database, Accounts accounts) {
        return new SqlCountCheck(
                "account works",
                database,
                accounts::lastId,
                WORKS,
                SqlCountCheck.by(accounts::count, drift -> AccountDelta.works(drift.id(), drift.by())));
    }
}
