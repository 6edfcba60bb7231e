package io.rivulet.account.role;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Roles and suspensions, in PostgreSQL. */
@Repository
class StandingRepository {

    private static final String FIND = """
            SELECT role, suspended_at IS NOT NULL AS suspended
              FROM account
             WHERE id = :id
            """;
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";

    /** In order, so that two who lock them wait for each other in turn; whoever waited sees what is left. */
    private static final String LOCK_ADMINS = """
            SELECT id
              FROM account
             WHERE role = 'ADMIN' AND suspended_at IS NULL
             ORDER BY id
               FOR NO KEY UPDATE
            """;

    private static final String WRITE = """
            UPDATE account
               SET role = :role,
                   suspended_at = CASE WHEN :suspended THEN coalesce(suspended_at, now()) END
             WHERE id = :id
            """;

    /** Whoever suspends it waits until the transaction ends, and then finds what that has written. */
    private static final String HOLD_ACTIVE = """
            SELECT id FROM account WHERE id = :id AND suspended_at IS NULL FOR SHARE
            """;

    private final DatabaseClient database;

    StandingRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Standing> find(long id) {
        return standing(FIND, id);
    }

    /** Nobody else changes it until the transaction ends, and nobody logs in. */
    Mono<Standing> lock(long id) {
        return standing(LOCK, id);
    }

    /** How many there are; none of them ceases to be one until the transaction ends. */
    Mono<Long> lockAdmins() {
        return database.sql(LOCK_ADMINS).mapValue(Long.class).all().count();
    }

    Mono<Void> write(long id, Standing standing) {
        return database.sql(WRITE)
                .bind("id", id)
                .bind("role", standing.role().name())
                .bind("suspended", standing.isSuspended())
                .then();
    }

    /** Empty when it is suspended. */
    Mono<Long> holdActive(long id) {
        return database.sql(HOLD_ACTIVE).bind("id", id).mapValue(Long.class).one();
    }

    private Mono<Standing> standing(String statement, long id) {
        return database.sql(statement)
                .bind("id", id)
                .map(StandingRepository::toStanding)
                .one();
    }

    @SuppressWarnings("NullAway") // neither is null
    private static Standing toStanding(Readable row) {
        return new Standing(Role.valueOf(row.get("role", String.class)), row.get("suspended", Boolean.class));
    }
}
