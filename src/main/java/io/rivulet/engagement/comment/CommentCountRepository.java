package io.rivulet.engagement.comment;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.comment.CommentsCounted.Counted;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The counts of comments, moved in batches. */
@Repository
class CommentCountRepository {

    /** Threads before replies and both in order, as everybody locks them. */
    private static final String ADD = """
            WITH locked AS MATERIALIZED (
                SELECT id
                  FROM comment
                 WHERE id = ANY(:ids)
                 ORDER BY root_id IS NOT NULL, id
                   FOR NO KEY UPDATE)
            UPDATE comment c
               SET reply_count = c.reply_count + d.replies, like_count = c.like_count + d.likes, version = c.version + 1
              FROM locked JOIN unnest(:ids, :replies, :likes) AS d (id, replies, likes) USING (id)
             WHERE c.id = locked.id
            RETURNING c.id, c.video_id, c.reply_count, c.like_count, c.version
            """;

    private final DatabaseClient database;

    CommentCountRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The new counts; at most one delta for each comment. */
    Mono<List<Counted>> add(Collection<CommentDelta> deltas) {
        return deltas.isEmpty()
                ? Mono.just(List.of())
                : database.sql(ADD)
                        .bind(
                                "ids",
                                deltas.stream().map(CommentDelta::commentId).toArray(Long[]::new))
                        .bind("replies", column(deltas, CommentDelta::replies))
                        .bind("likes", column(deltas, CommentDelta::likes))
                        .map(CommentCountRepository::toCounted)
                        .all()
                        .collectList();
    }

    private static Integer[] column(Collection<CommentDelta> deltas, ToIntFunction<CommentDelta> count) {
        return deltas.stream().map(count::applyAsInt).toArray(Integer[]::new);
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Counted toCounted(Readable row) {
        return new Counted(row.get("id", Long.class), row.get("video_id", Long.class), toCounts(row));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    static CommentCounts toCounts(Readable row) {
        return new CommentCounts(
                row.get("reply_count", Integer.class),
                row.get("like_count", Integer.class),
                row.get("version", Long.class));
    }
}
