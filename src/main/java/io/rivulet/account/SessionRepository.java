package io.rivulet.account;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who is signed in, and until when. */
@Repository
class SessionRepository {

    /** The account's dead rows leave when a new one comes, so that they never pile up. */
    private static final String INSERT = """
            WITH expired AS (
                DELETE FROM session
                 WHERE account_id = :account
                   AND expires_at <= :createdAt
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

    Mono<Boolean> isOpen(UUID id, Instant now) {
        return database.sql(IS_OPEN)
                .bind("id", id)
                .bind("now", now)
                .map(row -> Boolean.TRUE.equals(row.get("open", Boolean.class)))
                .one();
    }
}
