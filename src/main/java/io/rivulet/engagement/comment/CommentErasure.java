package io.rivulet.engagement.comment;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.ErasedRows;
import io.rivulet.engagement.RowErasure;
import io.rivulet.video.VideoDelta;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Comments of a removed video on their way out of PostgreSQL. */
@Repository
@Order(2)
class CommentErasure implements RowErasure {

    private static final String DELETE = """
            WITH locked AS MATERIALIZED (
                SELECT id, hidden_reason IS NULL AS counted
                  FROM comment
                 WHERE video_id = :video
                 ORDER BY id
                 LIMIT :limit
                   FOR UPDATE),
            gone AS (DELETE FROM comment USING locked WHERE comment.id = locked.id RETURNING locked.counted)
            SELECT count(*)::int AS rows, (count(*) FILTER (WHERE counted))::int AS counted FROM gone
            """;
    private static final String IS_BARE = "SELECT NOT EXISTS (SELECT FROM comment WHERE video_id = :video)";

    private final DatabaseClient database;

    CommentErasure(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<ErasedRows> erase(long videoId, long authorId, int atMost) {
        return database.sql(DELETE)
                .bind("video", videoId)
                .bind("limit", atMost)
                .map(row -> erased(videoId, row))
                .one();
    }

    /** What was hidden was not counted. */
    @SuppressWarnings("NullAway") // neither is null
    private static ErasedRows erased(long videoId, Readable row) {
        var counted = VideoDelta.comments(videoId, -row.get("counted", Integer.class));
        return new ErasedRows(row.get("rows", Integer.class), List.of(counted), List.of());
    }

    @Override
    public Mono<Boolean> isBare(long videoId) {
        return database.sql(IS_BARE)
                .bind("video", videoId)
                .mapValue(Boolean.class)
                .one();
    }
}
