package io.rivulet.platform.idempotency;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.web.WebError;
import java.util.HexFormat;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What was answered to which attempt, in PostgreSQL, for a day. */
@Repository
class IdempotencyRepository {

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))";
    private static final String FIND = """
            SELECT body_sha256, status, location, answer
              FROM idempotency_key
             WHERE account_id = :account AND route = :route AND key = :key AND created_at > now() - interval '24 hours'
            """;

    /** A few old rows leave when a new one comes, so that they never pile up. */
    private static final String INSERT = """
            WITH old AS (
                SELECT account_id, route, key
                  FROM idempotency_key
                 WHERE created_at <= now() - interval '24 hours'
                   AND (account_id, route, key) <> (:account, :route, :key)
                 ORDER BY created_at
                 LIMIT 20
                   FOR UPDATE SKIP LOCKED),
            swept AS (
                DELETE FROM idempotency_key k
                 USING old
                 WHERE (k.account_id, k.route, k.key) = (old.account_id, old.route, old.key))
            INSERT INTO idempotency_key AS known (account_id, route, key, body_sha256, status, location, answer)
            VALUES (:account, :route, :key, decode(:body, 'hex'), :status, :location, :answer)
                ON CONFLICT (account_id, route, key) DO UPDATE
                   SET body_sha256 = excluded.body_sha256, status = excluded.status, location = excluded.location,
                       answer = excluded.answer, created_at = now()
            """;

    private final DatabaseClient database;

    IdempotencyRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Until the transaction ends; false when another one has it. */
    Mono<Boolean> lock(Attempt attempt) {
        return database.sql(LOCK)
                .bind("name", attempt.name())
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Known> find(Attempt attempt) {
        return database.sql(FIND)
                .bind("account", attempt.accountId())
                .bind("route", attempt.route())
                .bind("key", attempt.key())
                .map(IdempotencyRepository::toKnown)
                .one();
    }

    Mono<Void> insert(Attempt attempt, Answered answered) {
        return database.sql(INSERT)
                .bind("account", attempt.accountId())
                .bind("route", attempt.route())
                .bind("key", attempt.key())
                .bind("body", attempt.bodySha256())
                .bind("status", answered.status())
                .bind("location", answered.location())
                .bind("answer", answered.answer())
                .then();
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Known toKnown(Readable row) {
        var answered = new Answered(
                row.get("status", Integer.class), row.get("location", String.class), row.get("answer", String.class));
        return new Known(HexFormat.of().formatHex(row.get("body_sha256", byte[].class)), answered);
    }

    /** An answer, and the checksum of the body that it was given to. */
    record Known(String bodySha256, Answered answered) {

        Answered to(Attempt attempt) {
            if (!bodySha256.equals(attempt.bodySha256())) {
                throw WebError.IDEMPOTENCY_KEY_REUSED.because(
                        "This Idempotency-Key came with another body before: take a new key for another request");
            }
            return answered;
        }
    }
}
