package io.rivulet.engagement.comment;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.comment.Comment.Place;
import io.rivulet.engagement.comment.CommentOutcome.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How comments come and go, in PostgreSQL. Threads are locked first, each by its root, then single replies. */
@Repository
class CommentRepository {

    /** The roots in order, so that batches wait for each other in turn; with them, their replies are held. */
    private static final String HOLD_THREADS = """
            SELECT c.id, r.id AS root_id, r.video_id, r.reply_count,
                   r.hidden_reason IS NOT NULL OR c.hidden_reason IS NOT NULL AS hidden
              FROM comment c
              JOIN comment r ON r.id = coalesce(c.root_id, c.id)
             WHERE c.id = ANY(:ids)
             ORDER BY r.id
               FOR UPDATE OF r
            """;

    /** The ids are drawn first, so that each row is known by its place among those inserted. */
    private static final String INSERT = """
            WITH said AS MATERIALIZED (
                SELECT nextval(pg_get_serial_sequence('comment', 'id')) AS id, video_id, author_id, content,
                       nullif(root_id, 0) AS root_id, nullif(reply_to, 0) AS reply_to, place
                  FROM unnest(:videos, :authors, :contents, :roots, :answered) WITH ORDINALITY
                       AS said (video_id, author_id, content, root_id, reply_to, place)),
            inserted AS (
                INSERT INTO comment (id, video_id, author_id, content, root_id, reply_to)
                OVERRIDING SYSTEM VALUE
                SELECT id, video_id, author_id, content, root_id, reply_to FROM said ORDER BY place),
            threads AS (
                UPDATE comment c
                   SET reply_count = c.reply_count + more.replies, version = c.version + 1
                  FROM (SELECT root_id, count(*) AS replies FROM said WHERE root_id IS NOT NULL GROUP BY root_id) AS more
                 WHERE c.id = more.root_id)
            SELECT id, now() AS created_at FROM said ORDER BY place
            """;

    /** Of threads that are held: the replies go with what began them. */
    private static final String DELETE = """
            WITH wanted AS MATERIALIZED (
                SELECT c.id, c.root_id
                  FROM comment c
                  JOIN unnest(:ids, :videos, :accounts, :everybodys)
                       AS unwanted (id, video_id, account_id, everybodys) USING (id, video_id)
                 WHERE unwanted.everybodys OR c.author_id = unwanted.account_id),
            replies AS MATERIALIZED (
                SELECT id FROM wanted WHERE root_id IS NOT NULL
                UNION
                SELECT c.id FROM comment c JOIN wanted ON c.root_id = wanted.id),
            locked AS MATERIALIZED (
                SELECT c.id FROM comment c JOIN replies USING (id) ORDER BY c.id FOR UPDATE OF c),
            gone AS (
                DELETE FROM comment c
                 USING (SELECT id FROM locked UNION ALL SELECT id FROM wanted WHERE root_id IS NULL) AS doomed
                 WHERE c.id = doomed.id
                RETURNING c.id, c.video_id, c.root_id, c.hidden_reason IS NULL AS counted),
            threads AS (
                UPDATE comment c
                   SET reply_count = c.reply_count - fewer.replies, version = c.version + 1
                  FROM (SELECT root_id, count(*) AS replies
                          FROM gone
                         WHERE counted AND root_id NOT IN (SELECT id FROM wanted)
                         GROUP BY root_id) AS fewer
                 WHERE c.id = fewer.root_id)
            SELECT id, video_id, counted FROM gone
            """;

    private final DatabaseClient database;

    CommentRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The threads of those comments that there are, by the comments, held until the transaction ends. */
    Mono<Map<Long, CommentThread>> holdThreads(Collection<Long> comments) {
        return comments.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(HOLD_THREADS)
                        .bind("ids", comments.toArray(Long[]::new))
                        .map(CommentRepository::toThread)
                        .all()
                        .collectMap(CommentThread::commentId);
    }

    /** In the order of the comments. */
    Mono<List<Row>> insert(CommentBatch batch) {
        var comments = batch.added();
        return comments.isEmpty()
                ? Mono.just(List.of())
                : database.sql(INSERT)
                        .bind("videos", column(comments, CommentCommand.Add::videoId, Long[]::new))
                        .bind("authors", column(comments, CommentCommand.Add::accountId, Long[]::new))
                        .bind("contents", column(comments, CommentCommand.Add::content, String[]::new))
                        .bind(
                                "roots",
                                column(comments, add -> batch.placeOf(add).rootId(), Long[]::new))
                        .bind("answered", column(comments, CommentCommand.Add::replyTo, Long[]::new))
                        .map(CommentRepository::toInserted)
                        .all()
                        .collectList()
                        .map(inserted -> placed(inserted, batch));
    }

    /** Those, by their ids, that were there and that the account may delete, and of all below them. */
    Mono<Map<Long, GoneComment>> delete(CommentBatch batch) {
        var comments = batch.deleted();
        return comments.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(DELETE)
                        .bind("ids", column(comments, CommentCommand.Delete::commentId, Long[]::new))
                        .bind("videos", column(comments, CommentCommand.Delete::videoId, Long[]::new))
                        .bind("accounts", column(comments, CommentCommand.Delete::accountId, Long[]::new))
                        .bind("everybodys", column(comments, batch::owns, Boolean[]::new))
                        .map(CommentRepository::toGone)
                        .all()
                        .collectMap(GoneComment::id);
    }

    private static List<Row> placed(List<Row> inserted, CommentBatch batch) {
        var added = batch.added().iterator();
        return inserted.stream()
                .map(row -> new Row(row.id(), row.createdAt(), batch.placeOf(added.next())))
                .toList();
    }

    private static <C, T> T[] column(List<C> commands, Function<C, T> value, IntFunction<T[]> array) {
        return commands.stream().map(value).toArray(array);
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Row toInserted(Readable row) {
        return new Row(number(row, "id"), row.get("created_at", Instant.class), new Place(0, 0, 0));
    }

    @SuppressWarnings("NullAway") // none is null
    private static GoneComment toGone(Readable row) {
        return new GoneComment(number(row, "id"), number(row, "video_id"), row.get("counted", Boolean.class));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static CommentThread toThread(Readable row) {
        return new CommentThread(
                number(row, "id"),
                number(row, "root_id"),
                number(row, "video_id"),
                row.get("reply_count", Integer.class),
                row.get("hidden", Boolean.class));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static long number(Readable row, String column) {
        return row.get(column, Long.class);
    }
}
