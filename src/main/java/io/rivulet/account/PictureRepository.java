package io.rivulet.account;

import io.rivulet.media.MediaAddress;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Pictures of profiles, in PostgreSQL. */
@Repository
class PictureRepository {

    private static final String INSERT = """
            INSERT INTO account_picture (account_id, key) VALUES (:account, :key) RETURNING id
            """;
    private static final String SHOW = """
            WITH earlier AS MATERIALIZED (
                SELECT id, %1$s AS path FROM account WHERE id = :account FOR NO KEY UPDATE
            ), shown AS (
                UPDATE account SET %1$s = '/' || :key FROM earlier WHERE account.id = earlier.id
                RETURNING account.id
            )
            SELECT coalesce((SELECT p.id
                               FROM account_picture p
                               JOIN earlier ON p.account_id = earlier.id AND '/' || p.key = earlier.path), 0)
              FROM shown
            """;
    private static final String SHOW_AVATAR = SHOW.formatted("avatar");
    private static final String SHOW_BACKGROUND = SHOW.formatted("background");
    private static final String UNUSED = """
            SELECT key
              FROM account_picture p
             WHERE id = :id
               AND NOT EXISTS (SELECT FROM account
                                WHERE id = p.account_id AND ('/' || p.key) IN (avatar, background))
            """;
    private static final String DELETE = "DELETE FROM account_picture WHERE id = :id";

    private final DatabaseClient database;

    PictureRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> insert(long accountId, MediaAddress address) {
        return database.sql(INSERT)
                .bind("account", accountId)
                .bind("key", address.key())
                .mapValue(Long.class)
                .one();
    }

    /** The id of the picture that was shown before, or 0; empty when there is no such account. */
    Mono<Long> show(long accountId, ProfilePicture kind, MediaAddress address) {
        return database.sql(kind == ProfilePicture.AVATAR ? SHOW_AVATAR : SHOW_BACKGROUND)
                .bind("account", accountId)
                .bind("key", address.key())
                .mapValue(Long.class)
                .one();
    }

    /** Where the picture lies when nobody shows it. */
    Mono<String> findUnused(long id) {
        return database.sql(UNUSED).bind("id", id).mapValue(String.class).one();
    }

    Mono<Void> delete(long id) {
        return database.sql(DELETE).bind("id", id).then();
    }
}
