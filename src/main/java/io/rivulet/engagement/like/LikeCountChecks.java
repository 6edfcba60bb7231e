package io.rivulet.engagement.like;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.SqlCountCheck;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The counts that likes move, compared with their rows. */
@Configuration(proxyBeanMethods = false)
class LikeCountChecks {

    private static final String VIDEO_FAVORITES = """
            SELECT video_id AS id, (coalesce(rows, 0) - favorite_count)::int AS drift
              FROM video_counted
              LEFT JOIN (SELECT video_id, count(*) AS rows
                           FROM favorite
                          WHERE video_id > :above AND video_id <= :upTo
                          GROUP BY video_id) AS counted USING (video_id)
             WHERE video_id > :above AND video_id <= :upTo AND coalesce(rows, 0) <> favorite_count
            """;
    private static final String ACCOUNT_FAVORITES = """
            SELECT account_id AS id, (coalesce(rows, 0) - favorites)::int AS drift
              FROM account_profile
              LEFT JOIN (SELECT account_id, count(*) AS rows
                           FROM favorite
                          WHERE account_id > :above AND account_id <= :upTo
                          GROUP BY account_id) AS counted USING (account_id)
             WHERE account_id > :above AND account_id <= :upTo AND coalesce(rows, 0) <> favorites
            """;
    private static final String ACCOUNT_FAVORITED = """
            SELECT account_id AS id, (coalesce(rows, 0) - favorited)::int AS drift
              FROM account_profile
              LEFT JOIN (SELECT author_id AS account_id, count(*) AS rows
                           FROM video_counted
                           JOIN favorite USING (video_id)
                          WHERE author_id > :above AND author_id <= :upTo
                          GROUP BY author_id) AS counted USING (account_id)
             WHERE account_id > :above AND account_id <= :upTo AND coalesce(rows, 0) <> favorited
            """;

    @Bean
    CountCheck videoFavorites(DatabaseClient database, Videos videos) {
        return new SqlCountCheck(
                "video favorites",
                database,
                videos::lastId,
                VIDEO_FAVORITES,
                SqlCountCheck.by(videos::count, drift -> VideoDelta.favorites(drift.id(), drift.by())));
    }

    @Bean
    CountCheck accountFavorites(DatabaseClient database, Accounts accounts) {
        return new SqlCountCheck(
                "account favorites",
                database,
                accounts::lastId,
                ACCOUNT_FAVORITES,
                SqlCountCheck.by(accounts::count, drift -> AccountDelta.favorites(drift.id(), drift.by())));
    }

    @Bean
    CountCheck accountFavorited(DatabaseClient database, Accounts accounts) {
        return new SqlCountCheck(
                "account favorited",
                database,
                accounts::lastId,
                ACCOUNT_FAVORITED,
                SqlCountCheck.by(accounts::count, drift -> AccountDelta.favorited(drift.id(), drift.by())));
    }
}
