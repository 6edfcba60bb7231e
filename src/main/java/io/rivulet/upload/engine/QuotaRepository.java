package io.rivulet.upload.engine;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What an account has of uploads. */
@Repository
class QuotaRepository {

    /** Until the end of the transaction, whoever else counts this account's uploads waits. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('upload', :account))";

    private static final String USED = """
            SELECT count(*) FILTER (WHERE state <> 'STORED' AND concat <> 'FINAL') AS unfinished,
                   (coalesce(sum(greatest(length, received)), 0)
                       + (SELECT coalesce(sum(size), 0) FROM stored_object WHERE account_id = :account AND refs > 0)
                   )::bigint AS bytes
              FROM upload
             WHERE account_id = :account AND expires_at > now()
               AND (state IN ('RECEIVING', 'COMPLETING') OR (state = 'STORED' AND concat = 'PARTIAL'))
            """;

    private final DatabaseClient database;

    QuotaRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> lock(long account) {
        return database.sql(LOCK).bind("account", account).fetch().all().then();
    }

    Mono<Usage> of(long account) {
        return database.sql(USED)
                .bind("account", account)
                .mapProperties(Usage.class)
                .one();
    }

    record Usage(long unfinished, long bytes) {}
}
