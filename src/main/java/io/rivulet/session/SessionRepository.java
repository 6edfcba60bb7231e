package io.rivulet.session;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who is signed in, and until when. */
@Repository
class SessionRepository implements KnownSessions.Source {

    /**
     * The account's dead rows leave when a new one comes, so that they never pile up; but those that are merely over not
     * at once, since what was begun with their tokens may still be finished. What there is too much of is ended.
     */
    private static final String INSERT = """
            WITH dead AS (
                DELETE FROM session
                 WHERE account_id = :account
                   AND (expires_at <= :createdAt - interval '30 days' OR revoked_at <= :createdAt - interval '1 day')
            ), surplus AS (
                UPDATE session
                   SET revoked_at = :createdAt
                 WHERE id IN (SELECT id
                                FROM session
                               WHERE account_id = :account
                                 AND revoked_at IS NULL
                                 AND expires_at > :createdAt
                               ORDER BY created_at DESC, id
                              OFFSET :others)
             RETURNING id
            ), begun AS (
                INSERT INTO session (id, account_id, created_at, expires_at, user_agent, refresh_hash)
                VALUES (:id, :account, :createdAt, :expiresAt, :userAgent, :refreshHash)
            )
            SELECT id FROM surplus
            """;

    private static final String STATE = """
            SELECT revoked_at IS NULL AS unrevoked, expires_at
              FROM session
             WHERE id = :id
            """;

    private final DatabaseClient database;
    private final int most;

    SessionRepository(DatabaseClient database, SessionProperties properties) {
        this.database = database;
        this.most = properties.sessions().max();
    }

    /** Those that had to make room for it. */
    Mono<List<UUID>> insert(NewSession begun) {
        var session = begun.session();
        return database.sql(INSERT)
                .bind("id", session.id())
                .bind("account", session.accountId())
                .bind("createdAt", session.createdAt())
                .bind("expiresAt", session.expiresAt())
                .bind("userAgent", Parameters.in(R2dbcType.VARCHAR, begun.userAgent()))
                .bind("refreshHash", Parameters.in(R2dbcType.VARBINARY, begun.refreshHash()))
                .bind("others", most - 1)
                .map(SessionRepository::id)
                .all()
                .collectList();
    }

    @Override
    public Mono<SessionState> find(UUID id) {
        return database.sql(STATE)
                .bind("id", id)
                .map(row -> new SessionState(
                        Boolean.TRUE.equals(row.get("unrevoked", Boolean.class)), instant(row, "expires_at")))
                .one();
    }

    static UUID id(Readable row) {
        return Objects.requireNonNull(row.get("id", UUID.class));
    }

    static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Instant.class));
    }

    static @Nullable String text(Readable row, String column) {
        return row.get(column, String.class);
    }
}
