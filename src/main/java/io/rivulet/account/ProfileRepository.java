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

    private Mono<Boolean> set(String statement, long id, @Nullable String value) {
        return database.sql(statement)
                .bind("id", id)
                .bind("value", value == null ? "" : value)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
