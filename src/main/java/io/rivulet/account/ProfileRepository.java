package io.rivulet.account;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What people change of their profiles; each method says whether there is such an account. */
@Repository
class ProfileRepository {

    private static final String RENAME = """
            UPDATE account SET name = :name, name_key = :nameKey WHERE id = :id
            """;
    private static final String AVATAR = """
            UPDATE account SET avatar = nullif(:value, '') WHERE id = :id
            """;
    private static final String BACKGROUND = """
            UPDATE account SET background = nullif(:value, '') WHERE id = :id
            """;
    private static final String SIGNATURE = """
            UPDATE account SET signature = nullif(:value, '') WHERE id = :id
            """;

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

    Mono<Boolean> rename(long id, AccountName name) {
        return database.sql(RENAME)
                .bind("id", id)
                .bind("name", name.shown())
                .bind("nameKey", name.key())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Nothing for the default. */
    Mono<Boolean> showAvatar(long id, @Nullable String path) {
        return set(AVATAR, id, path);
    }

    /** Nothing for the default. */
    Mono<Boolean> showBackground(long id, @Nullable String path) {
        return set(BACKGROUND, id, path);
    }

    /** Nothing for the default. */
    Mono<Boolean> sign(long id, @Nullable String signature) {
        return set(SIGNATURE, id, signature);
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

    private Mono<Boolean> set(String statement, long id, @Nullable String value) {
        return database.sql(statement)
                .bind("id", id)
                .bind("value", value == null ? "" : value)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
