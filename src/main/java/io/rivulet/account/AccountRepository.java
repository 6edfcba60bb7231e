package io.rivulet.account;

import java.util.Collection;
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

    /** Both rows or none; a name that is taken inserts nothing. */
    private static final String INSERT = """
            WITH created AS (
                INSERT INTO account (id, name, name_key, password_hash, created_at)
                OVERRIDING SYSTEM VALUE
                VALUES (:id, :name, :nameKey, :passwordHash, now())
                ON CONFLICT (name_key) DO NOTHING
                RETURNING id
            )
            INSERT INTO account_count (account_id)
            SELECT id FROM created
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
            SELECT account_id, name, avatar, background, signature,
                   follows, followers, favorited, works, favorites, account_version
              FROM account_profile
             WHERE account_id = ANY(:ids)
            """;

    private static final String LAST_ID = "SELECT coalesce(max(id), 0) FROM account";
    private static final String EXISTING = """
            SELECT id FROM account WHERE id = ANY(:ids)
            """;

    private final DatabaseClient database;

    AccountRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> nextId() {
        return database.sql(NEXT_ID).mapValue(Long.class).one();
    }

    /** False when the name is taken. */
    Mono<Boolean> insert(long id, AccountName name, String passwordHash) {
        return database.sql(INSERT)
                .bind("id", id)
                .bind("name", name.shown())
                .bind("nameKey", name.key())
                .bind("passwordHash", passwordHash)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Credentials> findCredentials(AccountName name) {
        return database.sql(CREDENTIALS)
                .bind("nameKey", name.key())
                .map(row -> new Credentials(Columns.number(row, "id"), Columns.text(row, "password_hash")))
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
                .map(Columns::profile)
                .all();
    }

    Flux<Long> existing(Collection<Long> ids) {
        return database.sql(EXISTING)
                .bind("ids", ids.toArray(Long[]::new))
                .mapValue(Long.class)
                .all();
    }

    Mono<Long> lastId() {
        return database.sql(LAST_ID).mapValue(Long.class).one();
    }
}
