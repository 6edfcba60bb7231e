package io.rivulet.video.rank;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Ranks that follow their counts, in PostgreSQL. */
@Repository
class RerankingRepository {

    private static final int BATCH = 500;

    /**
     * Ranks are written of what is read, without a lock on the counts, which others move all the time. The mark of a count is
     * taken off only when it is found again as it was ranked, which the lock makes certain; so one that moves on stays
     * marked, and in its place. Whatever somebody else holds is passed over: it is marked, and its turn comes again.
     * The array keeps PostgreSQL from reading all that is marked, of which its statistics know nothing, for each of the batch.
     */
    private static final String FOLLOW = """
            WITH marked AS MATERIALIZED (
                SELECT video_id, version, favorite_count, comment_count, collect_count, view_count
                  FROM video_count
                 WHERE stale AND video_id > :after
                 ORDER BY video_id
                 LIMIT %d
            ), behind AS MATERIALIZED (
                SELECT m.*
                  FROM marked m JOIN video_rank r USING (video_id)
                 WHERE r.version < m.version
                   FOR NO KEY UPDATE OF r SKIP LOCKED
            ), moved AS (
                UPDATE video_rank r
                   SET version = b.version, favorites = b.favorite_count, comments = b.comment_count,
                       collects = b.collect_count, views = b.view_count
                  FROM behind b
                 WHERE r.video_id = b.video_id
                RETURNING r.video_id
            ), rested AS MATERIALIZED (
                SELECT c.*, r.video_id IS NULL AS unranked
                  FROM video_count c LEFT JOIN video_rank r USING (video_id)
                 WHERE c.video_id = ANY(ARRAY(SELECT video_id FROM marked))
                   AND c.stale AND (r.video_id IS NULL OR r.version = c.version)
                   FOR NO KEY UPDATE OF c SKIP LOCKED
            ), cleared AS (
                UPDATE video_count c
                   SET stale = false
                  FROM rested
                 WHERE c.video_id = rested.video_id AND NOT unranked
            ), added AS (
                INSERT INTO video_rank (video_id, version, favorites, comments, collects, views, born)
                SELECT video_id, rested.version, favorite_count, comment_count, collect_count, view_count,
                       (extract(epoch FROM created_at) * 1000)::bigint
                  FROM rested JOIN video ON id = video_id
                 WHERE unranked
                ON CONFLICT DO NOTHING
                RETURNING video_id
            )
            SELECT (SELECT count(*) FROM marked) AS marked,
                   (SELECT coalesce(max(video_id), 0) FROM marked) AS last,
                   (SELECT count(*) FROM moved) + (SELECT count(*) FROM added) AS moved
            """.formatted(BATCH);

    /** Locked in the order in which all lock counts. A higher version is ranked anew, whatever the ranks are now. */
    private static final String DISTRUST = """
            WITH locked AS MATERIALIZED (
                SELECT video_id FROM video_count WHERE video_id = ANY(:ids) ORDER BY video_id FOR NO KEY UPDATE)
            UPDATE video_count c
               SET version = version + 1, stale = true
              FROM locked
             WHERE c.video_id = locked.video_id
            """;

    private final DatabaseClient database;

    RerankingRepository(DatabaseClient database) {
        this.database = database;
    }

    /** For the next marked ones after an id. */
    Mono<Batch> follow(long after) {
        return database.sql(FOLLOW)
                .bind("after", after)
                .map(RerankingRepository::toBatch)
                .one();
    }

    /** Their ranks follow again. */
    Mono<Long> distrust(Collection<Long> ids) {
        return database.sql(DISTRUST)
                .bind("ids", ids.toArray(Long[]::new))
                .fetch()
                .rowsUpdated();
    }

    @SuppressWarnings("NullAway") // no column is null
    private static Batch toBatch(Readable row) {
        return new Batch(row.get("marked", Long.class), row.get("last", Long.class), row.get("moved", Long.class));
    }

    /** How many there were, which was the last, and how many got other ranks. */
    record Batch(long marked, long last, long moved) {

        boolean isFull() {
            return marked == BATCH;
        }
    }
}
