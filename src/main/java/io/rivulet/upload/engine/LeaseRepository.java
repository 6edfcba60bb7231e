package io.rivulet.upload.engine;

import io.rivulet.upload.engine.ProgressRepository.Mine;
import java.time.Duration;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who may write to an upload. Each lease has a fence of its own, and so has each time between two; whoever holds the newest
 * fence is the only one whose statements count.
 */
@Repository
class LeaseRepository {

    /**
     * A holder that never gave its lease back may have left three numbers that the row does not know, which are passed
     * over: of two parts on their way, and of one that has arrived and was about to count.
     */
    private static final String TAKE = """
            UPDATE upload
               SET fence = fence + 1, lease_owner = :node, lease_until = now() + make_interval(secs => :lease),
                   wanted = false, last_part = last_part + CASE WHEN lease_owner IS NULL THEN 0 ELSE 3 END
             WHERE id = :id AND fence = :fence AND state = 'RECEIVING'
               AND (lease_owner IS NULL OR lease_until <= now())
            RETURNING fence, last_part
            """;

    private static final String BEGIN = """
            INSERT INTO upload (token, object_token, lasting, lease_owner, lease_until, fence)
            VALUES (:token, :token, false, :node, now() + make_interval(secs => :lease), 1)
            RETURNING id
            """;
    private static final String RELEASE = """
            UPDATE upload
               SET fence = fence + 1, lease_owner = NULL, lease_until = NULL, wanted = false,
                   last_part = greatest(last_part, :lastPart)
             WHERE id = :id AND fence = :fence
            """;
    private static final String RENEW = """
            UPDATE upload
               SET lease_until = now() + make_interval(secs => :lease)
              FROM unnest(:ids::bigint[], :fences::bigint[]) AS mine (id, fence)
             WHERE upload.id = mine.id AND upload.fence = mine.fence AND lease_owner IS NOT NULL
            RETURNING upload.id, upload.wanted
            """;
    private static final String WANT = """
            UPDATE upload SET wanted = true WHERE id = :id AND fence = :fence AND lease_owner IS NOT NULL
            """;

    private final DatabaseClient database;

    LeaseRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when somebody was faster. */
    Mono<Lease> take(UploadRow row, String node, Duration lease) {
        return database.sql(TAKE)
                .bind("id", row.id())
                .bind("fence", row.fence())
                .bind("node", node)
                .bind("lease", seconds(lease))
                .mapProperties(Lease.class)
                .one();
    }

    /** The row of a form's file, under a lease from the first. */
    Mono<Long> begin(String token, String node, Duration lease) {
        return database.sql(BEGIN)
                .bind("token", token)
                .bind("node", node)
                .bind("lease", seconds(lease))
                .mapValue(Long.class)
                .one();
    }

    /** An upload that was finished meanwhile keeps its state. */
    Mono<Void> release(Mine mine, int lastPart) {
        return mine.bound(database.sql(RELEASE)).bind("lastPart", lastPart).then();
    }

    /** Those that are still held, and whether somebody wants them. */
    Flux<Renewed> renew(Collection<Mine> held, Duration lease) {
        return database.sql(RENEW)
                .bind("ids", held.stream().map(Mine::id).toArray(Long[]::new))
                .bind("fences", held.stream().map(Mine::fence).toArray(Long[]::new))
                .bind("lease", seconds(lease))
                .mapProperties(Renewed.class)
                .all();
    }

    Mono<Void> want(UploadRow row) {
        return database.sql(WANT)
                .bind("id", row.id())
                .bind("fence", row.fence())
                .then();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * The right to write to an upload.
     *
     * @param lastPart the highest number of a part that S3 may have seen
     */
    record Lease(long fence, int lastPart) {}

    record Renewed(long id, boolean wanted) {}
}
