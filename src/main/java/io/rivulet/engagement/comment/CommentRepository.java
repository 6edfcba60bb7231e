package io.rivulet.engagement.comment;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.comment.CommentOutcome.Row;
import io.rivulet.platform.data.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Comments, in PostgreSQL. */
@Repository
class CommentRepository {

    /** The ids are drawn first, so that each row is known by its place among those inserted. */
    private static final String INSERT = """
            WITH said AS MATERIALIZED (
                SELECT nextval(pg_get_serial_sequence('comment', 'id')) AS id, video_id, author_id, content, place
                  FROM unnest(:videos, :authors, :contents) WITH ORDINALITY
                       AS said (video_id, author_id, content, place)),
            inserted AS (
                INSERT INTO comment (id, video_id, author_id, content)
                OVERRIDING SYSTEM VALUE
                SELECT id, video_id, author_id, content FROM said ORDER BY place)
            SELECT id, now() AS created_at FROM said ORDER BY place
            """;

    /** Rows are locked in order before the first is deleted, so that batches wait for each other in turn. */
    private static final String DELETE = """
            WITH locked AS MATERIALIZED (
                SELECT c.id, c.hidden_reason IS NULL AS counted
                  FROM comment c
                  JOIN unnest(:ids, :videos, :accounts, :everybodys)
                       AS unwanted (id, video_id, account_id, everybodys) USING (id, video_id)
                 WHERE unwanted.everybodys OR c.author_id = unwanted.account_id
                 ORDER BY c.id
                   FOR UPDATE OF c)
            DELETE FROM comment USING locked WHERE comment.id = locked.id
            RETURNING comment.id, locked.counted
            """;

    private static final String NEWEST_OF = """
            SELECT id, author_id, content, created_at
              FROM comment
             WHERE video_id = :video AND id < :before AND hidden_reason IS NULL
             ORDER BY id DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    CommentRepository(DatabaseClient database) {
        this.database = database;
    }

    /** In the order of the comments. */
    Mono<List<Row>> insert(List<CommentCommand.Add> comments) {
        return comments.isEmpty()
                ? Mono.just(List.of())
                : database.sql(INSERT)
                        .bind("videos", column(comments, CommentCommand.Add::videoId, Long[]::new))
                        .bind("authors", column(comments, CommentCommand.Add::accountId, Long[]::new))
                        .bind("contents", column(comments, CommentCommand.Add::content, String[]::new))
                        .map(CommentRepository::toRow)
                        .all()
                        .collectList();
    }

    /**
     * Those that were there and that the account may delete, its own and all below its own videos, by their ids: whether
     * they were counted.
     *
     * @param authors whose the videos are
     */
    Mono<Map<Long, Boolean>> delete(List<CommentCommand.Delete> comments, Map<Long, Long> authors) {
        return comments.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(DELETE)
                        .bind("ids", column(comments, CommentCommand.Delete::commentId, Long[]::new))
                        .bind("videos", column(comments, CommentCommand.Delete::videoId, Long[]::new))
                        .bind("accounts", column(comments, CommentCommand.Delete::accountId, Long[]::new))
                        .bind("everybodys", column(comments, owns(authors), Boolean[]::new))
                        .map(CommentRepository::deleted)
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Flux<Comment> newestOf(long videoId, Slice slice) {
        return database.sql(NEWEST_OF)
                .bind("video", videoId)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(CommentRepository::toComment)
                .all();
    }

    private static Function<CommentCommand.Delete, Boolean> owns(Map<Long, Long> authors) {
        return comment -> authors.getOrDefault(comment.videoId(), 0L) == comment.accountId();
    }

    private static <C, T> T[] column(List<C> commands, Function<C, T> value, IntFunction<T[]> array) {
        return commands.stream().map(value).toArray(array);
    }

    @SuppressWarnings("NullAway") // neither is null
    private static Map.Entry<Long, Boolean> deleted(Readable row) {
        return Map.entry(row.get("id", Long.class), row.get("counted", Boolean.class));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Row toRow(Readable row) {
        return new Row(row.get("id", Long.class), row.get("created_at", Instant.class));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Comment toComment(Readable row) {
        return new Comment(
                row.get("id", Long.class),
                row.get("author_id", Long.class),
                row.get("content", String.class),
                row.get("created_at", Instant.class));
    }
}
