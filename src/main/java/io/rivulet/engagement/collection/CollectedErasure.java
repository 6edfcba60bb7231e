package io.rivulet.engagement.collection;

import io.rivulet.engagement.ErasedRows;
import io.rivulet.engagement.RowErasure;
import io.rivulet.video.VideoDelta;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** A removed video on its way out of the collections that it is in. */
@Repository
@Order(3)
class CollectedErasure implements RowErasure {

    /** Collections are locked in order before their rows, as everybody does. */
    private static final String HOLD = """
            WITH picked AS MATERIALIZED (
                SELECT collection_id AS id FROM collected WHERE video_id = :video LIMIT :limit)
            SELECT c.id FROM collection c JOIN picked USING (id) ORDER BY c.id FOR NO KEY UPDATE OF c
            """;

    private static final String DELETE = """
            WITH gone AS (
                DELETE FROM collected WHERE video_id = :video AND collection_id = ANY(:ids) RETURNING collection_id),
            counted AS (
                UPDATE collection SET video_count = video_count - 1 FROM gone WHERE id = collection_id)
            SELECT count(*)::int FROM gone
            """;
    private static final String IS_BARE = "SELECT NOT EXISTS (SELECT FROM collected WHERE video_id = :video)";

    private final DatabaseClient database;

    CollectedErasure(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<ErasedRows> erase(long videoId, long authorId, int atMost) {
        return database.sql(HOLD)
                .bind("video", videoId)
                .bind("limit", atMost)
                .mapValue(Long.class)
                .all()
                .collectList()
                .flatMap(held -> delete(videoId, held));
    }

    @Override
    public Mono<Boolean> isBare(long videoId) {
        return database.sql(IS_BARE)
                .bind("video", videoId)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<ErasedRows> delete(long videoId, List<Long> collections) {
        return collections.isEmpty()
                ? Mono.just(new ErasedRows(0, List.of(), List.of()))
                : database.sql(DELETE)
                        .bind("video", videoId)
                        .bind("ids", collections.toArray(Long[]::new))
                        .mapValue(Integer.class)
                        .one()
                        .map(rows -> new ErasedRows(rows, List.of(VideoDelta.collects(videoId, -rows)), List.of()));
    }
}
