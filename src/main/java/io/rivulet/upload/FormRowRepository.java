package io.rivulet.upload;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is on its way into S3, in PostgreSQL. */
@Repository
class FormRowRepository {

    private static final String INSERT =
            "INSERT INTO upload (token, object_token, lasting, lease_until) VALUES (:token, :token, false, now())";
    private static final String TOUCH =
            "UPDATE upload SET lease_until = now() WHERE token = :token AND ended_at IS NULL";
    private static final String CLAIM = "DELETE FROM upload WHERE token = :token AND ended_at IS NULL";
    private static final String GIVE_UP = "UPDATE upload SET state = 'ABORTED', ended_at = now() WHERE token = :token";
    private static final String GIVE_UP_STALE = """
            UPDATE upload
               SET state = 'ABORTED', ended_at = now()
             WHERE token = :token AND (ended_at IS NOT NULL OR lease_until < now() - make_interval(secs => :seconds))
            """;
    private static final String DELETE = "DELETE FROM upload WHERE token = :token";
    private static final String STALE = """
            SELECT token
              FROM upload
             WHERE NOT lasting AND coalesce(lease_until, ended_at) < now() - make_interval(secs => :seconds)
             ORDER BY id
             LIMIT :limit
            """;

    private final DatabaseClient database;

    FormRowRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(String token) {
        return database.sql(INSERT).bind("token", token).then();
    }

    /** False when the upload has been given up. */
    Mono<Boolean> touch(String token) {
        return change(TOUCH, token);
    }

    /** Inside the claimer's transaction; false when the upload has been given up. */
    Mono<Boolean> claim(String token) {
        return change(CLAIM, token);
    }

    /** False when the upload has been claimed, so that its object belongs to somebody. */
    Mono<Boolean> giveUp(String token) {
        return change(GIVE_UP, token);
    }

    /** False when the upload has been claimed or has shown life meanwhile. */
    Mono<Boolean> giveUpStale(String token, Duration age) {
        return database.sql(GIVE_UP_STALE)
                .bind("token", token)
                .bind("seconds", (double) age.toSeconds())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> delete(String token) {
        return change(DELETE, token).then();
    }

    private Mono<Boolean> change(String statement, String token) {
        return database.sql(statement)
                .bind("token", token)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Flux<String> stale(Duration age, int limit) {
        return database.sql(STALE)
                .bind("seconds", (double) age.toSeconds())
                .bind("limit", limit)
                .mapValue(String.class)
                .all();
    }
}
