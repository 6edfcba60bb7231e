package io.rivulet.session;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who is signed in, and until when. */
@Repository
class SessionRepository implements Tokens.Sessions {

    /**
     * The account's dead rows leave when a new one comes, so that they never pile up; but not at once, since what was
     * begun with their tokens may still be finished.
     */
    private static final String INSERT = """
            WITH expired AS (
                DELETE FROM session
                 WHERE account_id = :account
                   AND expires_at <= :createdAt - interval '30 days'
            )
            INSERT INTO session (id, account_id, created_at, expires_at)
            VALUES (:id, :account, :createdAt, :expiresAt)
            """;

    private static final String IS_OPEN = """
            SELECT EXISTS (
                SELECT 1
                  FROM session
                 WHERE id = :id
                   AND revoked_at IS NULL
                   AND expires_at > :now) AS open
            """;

    private static final String IS_UNREVOKED = """
            SELECT EXISTS (
                SELECT 1
                  FROM session
                 WHERE id = :id
                   AND revoked_at IS NULL) AS unrevoked
            """;

    private final DatabaseClient database;

    SessionRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Session session) {
        return database.sql(INSERT)
                .bind("id", session.id())
                .bind("account", session.accountId())
                .bind("createdAt", session.createdAt())
                .bind("expiresAt", session.expiresAt())
                .then();
    }

    @Override
    public Mono<Boolean> isOpen(UUID id, Instant now) {
        return database.sql(IS_OPEN)
                .bind("id", id)
                .bind("now", now)
                .map(row -> Boolean.TRUE.equals(row.get("open", Boolean.class)))
                .one();
    }

    @Override
    public Mono<Boolean> isUnrevoked(UUID id) {
        return database.sql(IS_UNREVOKED)
                .bind("id", id)
                .map(row -> Boolean.TRUE.equals(row.get("unrevoked", Boolean.class)))
                .one();
    }
}
