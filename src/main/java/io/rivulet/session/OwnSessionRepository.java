package io.rivulet.session;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The sessions of one account: what there is, and its end. */
@Repository
class OwnSessionRepository {

    private static final String OPEN = """
            SELECT id, created_at, coalesce(last_used_at, created_at) AS last_used_at, expires_at, user_agent,
                   id = :current AS current
              FROM session
             WHERE account_id = :account
               AND revoked_at IS NULL
               AND expires_at > now()
             ORDER BY created_at DESC, id
             LIMIT :most
            """;

    /** May come twice, and ends what is over, too. */
    private static final String END = """
            UPDATE session
               SET revoked_at = coalesce(revoked_at, now())
             WHERE id = :id
               AND account_id = :account
            """;

    private static final String END_ALL = """
            UPDATE session
               SET revoked_at = now()
             WHERE account_id = :account
               AND revoked_at IS NULL
            RETURNING id
            """;

    private final DatabaseClient database;
    private final int most;

    OwnSessionRepository(DatabaseClient database, SessionProperties properties) {
        this.database = database;
        this.most = properties.sessions().max();
    }

    Mono<List<ListedSession>> open(long account, UUID current) {
        return database.sql(OPEN)
                .bind("account", account)
                .bind("current", current)
                .bind("most", most)
                .map(OwnSessionRepository::listed)
                .all()
                .collectList();
    }

    /** False when the account has no such session. */
    Mono<Boolean> end(long account, UUID session) {
        return database.sql(END)
                .bind("account", account)
                .bind("id", session)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Those that were not ended before. */
    Mono<List<UUID>> endAll(long account) {
        return database.sql(END_ALL)
                .bind("account", account)
                .map(SessionRepository::id)
                .all()
                .collectList();
    }

    private static ListedSession listed(Readable row) {
        return new ListedSession(
                SessionRepository.id(row),
                SessionRepository.instant(row, "created_at"),
                SessionRepository.instant(row, "last_used_at"),
                SessionRepository.instant(row, "expires_at"),
                SessionRepository.text(row, "user_agent"),
                Boolean.TRUE.equals(Objects.requireNonNull(row.get("current", Boolean.class))));
    }
}
