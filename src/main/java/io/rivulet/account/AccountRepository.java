package io.rivulet.account;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Names, password hashes and profiles. */
@Repository
class AccountRepository {

    private static final String NEXT_ID = """
            SELECT nextval(pg_get_serial_sequence('account', 'id'))
            """;

    /** All three rows or none; a name that is taken inserts nothing. */
    private static final String INSERT = """
            WITH created AS (
                INSERT INTO account (id, name, name_key, password_hash, created_at)
                OVERRIDING SYSTEM VALUE
                VALUES (:id, :name, :nameKey, :passwordHash, :createdAt)
                ON CONFLICT (name_key) DO NOTHING
                RETURNING id
            ), counted AS (
                INSERT INTO account_count (account_id)
                SELECT id FROM created
            )
            INSERT INTO session (id, account_id, created_at, expires_at)
            SELECT :session, id, :createdAt, :expiresAt FROM created
            """;

    private static final String CREDENTIALS = """
            SELECT id, password_hash
              FROM account
             WHERE name_key = :nameKey
            """;

    private static final String REHASH = """
            UPDATE account
               SET password_hash = :renewed
             WHERE id = :id
               AND password_hash = :old
            """;

    private static final String PROFILES = """
            SELECT a.id, a.name, a.avatar, a.background, a.signature,
                   c.follows, c.followers, c.favorited, c.works, c.favorites, c.version
              FROM account a
              JOIN account_count c ON c.account_id = a.id
             WHERE a.id = ANY(:ids)
            """;

    private final DatabaseClient database;

    AccountRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> nextId() {
        return database.sql(NEXT_ID)
                .map(row -> required(row, "nextval", Long.class))
                .one();
    }

    /** False when the name is taken. */
    Mono<Boolean> insert(AccountName name, String passwordHash, Session session) {
        return database.sql(INSERT)
                .bind("id", session.accountId())
                .bind("name", name.shown())
                .bind("nameKey", name.key())
                .bind("passwordHash", passwordHash)
                .bind("session", session.id())
                .bind("createdAt", session.createdAt())
                .bind("expiresAt", session.expiresAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Credentials> findCredentials(AccountName name) {
        return database.sql(CREDENTIALS)
                .bind("nameKey", name.key())
                .map(row ->
                        new Credentials(required(row, "id", Long.class), required(row, "password_hash", String.class)))
                .one();
    }

    Mono<Void> rehash(Credentials old, String renewed) {
        return database.sql(REHASH)
                .bind("id", old.accountId())
                .bind("old", old.passwordHash())
                .bind("renewed", renewed)
                .then();
    }

    Flux<Profile> byIds(Collection<Long> ids) {
        return database.sql(PROFILES)
                .bind("ids", ids.toArray(Long[]::new))
                .map(AccountRepository::profile)
                .all();
    }

    private static Profile profile(Readable row) {
        return new Profile(
                required(row, "id", Long.class),
                required(row, "name", String.class),
                row.get("avatar", String.class),
                row.get("background", String.class),
                row.get("signature", String.class),
                counts(row));
    }

    private static AccountCounts counts(Readable row) {
        return new AccountCounts(
                required(row, "follows", Long.class),
                required(row, "followers", Long.class),
                required(row, "favorited", Long.class),
                required(row, "works", Long.class),
                required(row, "favorites", Long.class),
                required(row, "version", Long.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("Column " + column + " is null");
        }
        return value;
    }
}
