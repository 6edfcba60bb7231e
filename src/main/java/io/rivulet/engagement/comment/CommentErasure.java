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

/** Comments of a removed video and their likes on their way out of PostgreSQL: likes first, replies before what they answer. */
@Repository
@Order(2)
class CommentErasure implements RowErasure {

    /** The newest, and with them what they reply to; threads before replies and both in order, as everybody locks them. */
    private static final String HOLD = """
            WITH picked AS MATERIALIZED (
                SELECT id, root_id FROM comment WHERE video_id = :video ORDER BY id DESC LIMIT :limit),
            held AS MATERIALIZED (
                SELECT c.id
                  FROM comment c
                  JOIN (SELECT id FROM picked UNION SELECT root_id FROM picked) AS touched USING (id)
                 ORDER BY c.root_id IS NOT NULL, c.id
                   FOR UPDATE OF c)
            SELECT held.id FROM held JOIN picked USING (id)
            """;

    private static final String DELETE_LIKES = """
            WITH gone AS (
                DELETE FROM comment_like
                 USING (SELECT comment_id, account_id FROM comment_like WHERE comment_id = ANY(:ids) LIMIT :limit) AS picked
                 WHERE comment_like.comment_id = picked.comment_id AND comment_like.account_id = picked.account_id
                RETURNING comment_like.comment_id),
            fewer AS (
                UPDATE comment c
                   SET like_count = c.like_count - lost.likes, version = c.version + 1
                  FROM (SELECT comment_id, count(*) AS likes FROM gone GROUP BY comment_id) AS lost
                 WHERE c.id = lost.comment_id)
            SELECT count(*)::int FROM gone
            """;
    private static final String DELETE = """
            WITH gone AS (
                DELETE FROM comment WHERE id = ANY(:ids) RETURNING root_id, hidden_reason IS NULL AS counted),
            threads AS (
                UPDATE comment c
                   SET reply_count = c.reply_count - lost.replies, version = c.version + 1
                  FROM (SELECT root_id, count(*) AS replies FROM gone WHERE counted GROUP BY root_id) AS lost
                 WHERE c.id = lost.root_id AND c.id <> ALL(:ids))
            SELECT count(*)::int AS rows, (count(*) FILTER (WHERE counted))::int AS counted FROM gone
            """;
    private static final String IS_BARE = "SELECT NOT EXISTS (SELECT FROM comment WHERE video_id = :video)";

    private final DatabaseClient database;

    CommentErasure(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<ErasedRows> erase(long videoId, long authorId, int atMost) {
        return hold(videoId, atMost)
                .flatMap(held -> deleteLikes(held, atMost)
                        .flatMap(likes -> likes < atMost ? delete(videoId, held) : Mono.just(likesAlone(likes))));
    }

    @Override
    public Mono<Boolean> isBare(long videoId) {
        return database.sql(IS_BARE)
                .bind("video", videoId)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Long[]> hold(long videoId, int atMost) {
        return database.sql(HOLD)
                .bind("video", videoId)
                .bind("limit", atMost)
                .mapValue(Long.class)
                .all()
                .collectList()
                .map(ids -> ids.toArray(Long[]::new));
    }

    private Mono<Integer> deleteLikes(Long[] comments, int atMost) {
        return comments.length == 0
                ? Mono.just(0)
                : database.sql(DELETE_LIKES)
                        .bind("ids", comments)
                        .bind("limit", atMost)
                        .mapValue(Integer.class)
                        .one();
    }

    private Mono<ErasedRows> delete(long videoId, Long[] comments) {
        return comments.length == 0
                ? Mono.just(likesAlone(0))
                : database.sql(DELETE)
                        .bind("ids", comments)
                        .map(row -> erased(videoId, row))
                        .one();
    }

    /** What was hidden was not counted. */
    @SuppressWarnings("NullAway") // neither is null
    private static ErasedRows erased(long videoId, Readable row) {
        var counted = VideoDelta.comments(videoId, -row.get("counted", Integer.class));
        return new ErasedRows(row.get("rows", Integer.class), List.of(counted), List.of());
    }

    private static ErasedRows likesAlone(int likes) {
        return new ErasedRows(likes, List.of(), List.of());
    }
}
