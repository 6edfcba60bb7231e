package io.rivulet.upload;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is on its way into S3, in PostgreSQL. */
@Repository
class UploadRepository {

    private static final String INSERT = "INSERT INTO upload (object_key) VALUES (:key)";
    private static final String TOUCH = "UPDATE upload SET touched_at = now() WHERE object_key = :key AND NOT given_up";
    private static final String CLAIM = "DELETE FROM upload WHERE object_key = :key AND NOT given_up";
    private static final String GIVE_UP = "UPDATE upload SET given_up = true WHERE object_key = :key";
    private static final String DELETE = "DELETE FROM upload WHERE object_key = :key";
    private static final String STALE = """
            SELECT object_key
              FROM upload
             WHERE touched_at < now() - make_interval(secs => :seconds)
             ORDER BY touched_at
             LIMIT :limit
            """;

    private final DatabaseClient database;

    UploadRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(String key) {
        return database.sql(INSERT).bind("key", key).then();
    }

    /** False when the upload has been given up. */
    Mono<Boolean> touch(String key) {
        return change(TOUCH, key);
    }

    /** Inside the claimer's transaction; false when the upload has been given up. */
    Mono<Boolean> claim(String key) {
        return change(CLAIM, key);
    }

    /** False when the upload has been claimed, so that its object belongs to somebody. */
    Mono<Boolean> giveUp(String key) {
        return change(GIVE_UP, key);
    }

    Mono<Void> delete(String key) {
        return change(DELETE, key).then();
    }

    private Mono<Boolean> change(String statement, String key) {
        return database.sql(statement).bind("key", key).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    Flux<String> stale(Duration age, int limit) {
        return database.sql(STALE)
                .bind("seconds", (double) age.toSeconds())
                .bind("limit", limit)
                .map(row -> row.get("object_key", String.class))
                .all();
    }
}
