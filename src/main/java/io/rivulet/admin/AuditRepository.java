package io.rivulet.admin;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.rivulet.account.role.Standings.Change;
import io.rivulet.platform.data.Slice;
import java.time.Instant;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit, in PostgreSQL, which takes new rows only. */
@Repository
class AuditRepository {

    private static final String APPEND = """
            INSERT INTO audit_entry (actor_id, act, object_id, reason, before, after)
            VALUES (:actor, :act, :object, :reason, :before, :after)
            """;
    private static final String NEWEST = """
            SELECT id, actor_id, act, object_id, reason, before, after, created_at
              FROM audit_entry
             WHERE id < :before
             ORDER BY id DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    AuditRepository(DatabaseClient database) {
        this.database = database;
    }

    /** A step of the transaction that does it. */
    Mono<Void> append(Deed deed, Change change) {
        return database.sql(APPEND)
                .bind("actor", actor(deed))
                .bind("act", deed.act().name())
                .bind("object", deed.objectId())
                .bind("reason", deed.reason())
                .bind("before", change.before())
                .bind("after", change.after())
                .then();
    }

    Flux<AuditEntry> newest(Slice slice) {
        return database.sql(NEWEST)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(AuditRepository::toEntry)
                .all();
    }

    private static Parameter actor(Deed deed) {
        var actor = deed.actorId();
        return actor == null ? Parameters.in(R2dbcType.BIGINT) : Parameters.in(R2dbcType.BIGINT, actor);
    }

    @SuppressWarnings("NullAway") // all columns but actor_id are NOT NULL
    private static AuditEntry toEntry(Readable row) {
        return new AuditEntry(
                row.get("id", Long.class),
                row.get("actor_id", Long.class),
                row.get("act", String.class).toLowerCase(Locale.ROOT),
                row.get("object_id", Long.class),
                row.get("reason", String.class),
                row.get("before", String.class),
                row.get("after", String.class),
                row.get("created_at", Instant.class));
    }
}
