package io.rivulet.account;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What people change of their profiles. */
@Repository
class ProfileRepository {

    /** Nobody else changes it until the transaction ends. */
    private static final String HOLD = """
            SELECT a.id AS account_id, a.name, a.avatar, a.background, a.signature,
                   c.follows, c.followers, c.favorited, c.works, c.favorites, c.version AS account_version
              FROM account a
              JOIN account_count c ON c.account_id = a.id
             WHERE a.id = :id
               FOR NO KEY UPDATE OF a
            """;

    private static final String EDIT = """
            WITH edited AS (
                UPDATE account
                   SET name = coalesce(nullif(:name, ''), name),
                       name_key = coalesce(nullif(:nameKey, ''), name_key),
                       signature = CASE WHEN :signs THEN nullif(:signature, '') ELSE signature END
                 WHERE id = :id
                RETURNING id, name, avatar, background, signature)
            SELECT account_id, name, avatar, background, signature,
                   follows, followers, favorited, works, favorites, version AS account_version
              FROM edited
              JOIN account_count ON account_id = edited.id
            """;

    private final DatabaseClient database;

    ProfileRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when there is no such account. */
    Mono<Profile> hold(long id) {
        return database.sql(HOLD).bind("id", id).map(Columns::profile).one();
    }

    /** What is null stays. */
    Mono<Profile> edit(long id, @Nullable AccountName name, @Nullable String signature) {
        return database.sql(EDIT)
                .bind("id", id)
                .bind("name", name == null ? "" : name.shown())
                .bind("nameKey", name == null ? "" : name.key())
                .bind("signs", signature != null)
                .bind("signature", signature == null ? "" : signature)
                .map(Columns::profile)
                .one();
    }
}
