package io.rivulet.media;

import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Addresses that were given out before their objects exist; each step joins the caller's transaction. */
@Component
public class PendingObjects {

    private static final String EXPECT = """
            INSERT INTO pending_object (key)
            SELECT unnest(CAST(:keys AS text[]))
                ON CONFLICT (key) DO UPDATE SET failure = NULL
            """;
    private static final String ARRIVED = """
            DELETE FROM pending_object
             WHERE key = ANY(CAST(:keys AS text[]))
            """;
    private static final String FAILED = """
            INSERT INTO pending_object (key, failure)
            VALUES (:key, :reason)
                ON CONFLICT (key) DO UPDATE SET failure = excluded.failure
            """;
    private static final String FIND = """
            SELECT coalesce(failure, '') AS failure
              FROM pending_object
             WHERE key = :key
            """;

    private final DatabaseClient database;

    PendingObjects(DatabaseClient database) {
        this.database = database;
    }

    /** From now on these are answered with "not yet" instead of "no such thing". */
    public Mono<Void> expect(Collection<String> keys) {
        return database.sql(EXPECT).bind("keys", keys.toArray(String[]::new)).then();
    }

    /** These are in the store, or will never be asked for again. */
    public Mono<Void> arrived(Collection<String> keys) {
        return database.sql(ARRIVED).bind("keys", keys.toArray(String[]::new)).then();
    }

    /** This will never come, for a reason that its viewers are told. */
    public Mono<Void> failed(String key, String reason) {
        return database.sql(FAILED).bind("key", key).bind("reason", reason).then();
    }

    /** Why an object is missing: empty when nobody knows of it. */
    public Mono<Absence> find(String key) {
        return database.sql(FIND)
                .bind("key", key)
                .map(row -> new Absence(String.valueOf(row.get("failure", String.class))))
                .one();
    }

    /** An object that is not there: still to come when there is no failure. */
    public record Absence(String failure) {

        public boolean isPending() {
            return failure.isEmpty();
        }
    }
}
