package io.rivulet.upload.engine;

import java.time.Duration;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads whose time has come. */
@Repository
class SweepRepository {

    private static final String EXPIRED = """
            SELECT *
              FROM upload_row
             WHERE expired AND state IN ('RECEIVING', 'STORED') AND NOT held
             LIMIT :limit
            """;
    private static final String STALE = """
            SELECT upload_row.*
              FROM upload_row JOIN upload ON upload.id = upload_row.id
             WHERE NOT upload.lasting AND upload.state IN ('RECEIVING', 'COMPLETING')
               AND upload.lease_until < now() - make_interval(secs => :seconds)
             LIMIT :limit
            """;
    private static final String UNCLEARED = """
            SELECT id
              FROM upload
             WHERE state IN ('ABORTED', 'EXPIRED') AND NOT cleared
             ORDER BY ended_at
             LIMIT :limit
            """;
    private static final String FORGET = """
            DELETE FROM upload
             WHERE id IN (SELECT id FROM upload
                           WHERE (state IN ('ABORTED', 'EXPIRED') AND cleared AND ended_at < now() - interval '1 day')
                              OR (state = 'CLAIMED' AND expires_at < now())
                           LIMIT :limit
                             FOR UPDATE SKIP LOCKED)
            """;
    private static final String UNFINISHED = """
            SELECT object_token
              FROM upload
             WHERE object_token = ANY(:tokens) AND state IN ('RECEIVING', 'COMPLETING')
            """;

    private final DatabaseClient database;

    SweepRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<UploadRow> expired(int limit) {
        return database.sql(EXPIRED)
                .bind("limit", limit)
                .mapProperties(UploadRow.class)
                .all();
    }

    /** Files of forms that nobody looks after any more. */
    Flux<UploadRow> stale(Duration age, int limit) {
        return database.sql(STALE)
                .bind("seconds", age.toMillis() / 1000.0)
                .bind("limit", limit)
                .mapProperties(UploadRow.class)
                .all();
    }

    /** Those whose removal nobody may have ordered. */
    Flux<Long> uncleared(int limit) {
        return database.sql(UNCLEARED).bind("limit", limit).mapValue(Long.class).all();
    }

    /** Rows that have told their owners for long enough what became of them. */
    Mono<Void> forget(int limit) {
        return database.sql(FORGET).bind("limit", limit).then();
    }

    Flux<String> unfinished(Collection<String> objectTokens) {
        return database.sql(UNFINISHED)
                .bind("tokens", objectTokens.toArray(String[]::new))
                .mapValue(String.class)
                .all();
    }
}
