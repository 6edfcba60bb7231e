package io.rivulet.session;

import io.r2dbc.spi.Readable;
import io.rivulet.session.token.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Exchanges refresh tokens. */
@Repository
class RefreshRepository {

    /** Two tabs, and answers that were lost: for so long the same successor is given again. */
    static final Duration GRACE = Duration.ofSeconds(20);

    /**
     * One statement that waits for the row and then sees it as it is: whoever comes first with the token that is good
     * exchanges it; who comes with one that was exchanged a moment ago changes nothing; anybody else ends the session.
     * Of the moments of exchange the newest 64 are kept: more than that within the grace is no browser.
     */
    private static final String EXCHANGE = """
            UPDATE session
               SET refresh_sequence = CASE WHEN refresh_hash = :hash THEN refresh_sequence + 1
                                           ELSE refresh_sequence END,
                   exchanged_at     = CASE WHEN refresh_hash = :hash
                                           THEN array_prepend(now(), trim_array(exchanged_at,
                                                    greatest(cardinality(exchanged_at) - 63, 0)))
                                           ELSE exchanged_at END,
                   refresh_hash     = CASE WHEN refresh_hash = :hash THEN :successor ELSE refresh_hash END,
                   expires_at       = CASE WHEN refresh_hash = :hash THEN greatest(expires_at, :until)
                                           ELSE expires_at END,
                   last_used_at     = now(),
                   revoked_at       = CASE WHEN refresh_hash = :hash
                                             OR exchanged_at[refresh_sequence - :sequence] > now() - make_interval(secs => :grace)
                                           THEN NULL
                                           ELSE now() END
             WHERE id = :id
               AND refresh_hash IS NOT NULL
               AND revoked_at IS NULL
               AND expires_at > now()
            RETURNING id, account_id, created_at, expires_at, revoked_at IS NOT NULL AS reused
            """;

    private final DatabaseClient database;

    RefreshRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when the session has ended. */
    Mono<Exchanged> exchange(RefreshToken presented, RefreshToken successor, Instant until) {
        return database.sql(EXCHANGE)
                .bind("id", presented.family())
                .bind("hash", presented.hash())
                .bind("sequence", presented.sequence())
                .bind("successor", successor.hash())
                .bind("until", until)
                .bind("grace", (double) GRACE.toSeconds())
                .map(RefreshRepository::exchanged)
                .one();
    }

    private static Exchanged exchanged(Readable row) {
        var session = new Session(
                SessionRepository.id(row),
                Objects.requireNonNull(row.get("account_id", Long.class)),
                SessionRepository.instant(row, "created_at"),
                SessionRepository.instant(row, "expires_at"));
        return new Exchanged(session, Boolean.TRUE.equals(row.get("reused", Boolean.class)));
    }
}
