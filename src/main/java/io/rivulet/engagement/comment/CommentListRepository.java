package io.rivulet.engagement.comment;

import io.r2dbc.spi.Readable;
import io.rivulet.engagement.comment.Comment.Place;
import io.rivulet.platform.data.Slice;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Comments as they are read, in PostgreSQL. */
@Repository
class CommentListRepository {

    private static final String COLUMNS = """
            SELECT id, video_id, coalesce(root_id, 0) AS root_id, coalesce(reply_to, 0) AS reply_to, author_id, content,
                   created_at, reply_count, like_count, version
              FROM comment
            """;
    private static final String NEWEST_OF = COLUMNS + """
             WHERE video_id = :of AND id < :before AND hidden_reason IS NULL
             ORDER BY id DESC
             LIMIT :limit
            """;
    private static final String ROOTS_OF = COLUMNS + """
             WHERE video_id = :of AND root_id IS NULL AND id < :before AND hidden_reason IS NULL
             ORDER BY id DESC
             LIMIT :limit
            """;
    private static final String REPLIES_TO = COLUMNS + """
             WHERE root_id = :of AND id < :before AND hidden_reason IS NULL
             ORDER BY id DESC
             LIMIT :limit
            """;
    private static final String FIND = COLUMNS + " WHERE id = :id AND hidden_reason IS NULL";
    private static final String LAST_ID = "SELECT coalesce(max(id), 0) FROM comment";

    private final DatabaseClient database;

    CommentListRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Those that begin threads and their replies. */
    Flux<Comment> newestOf(long videoId, Slice slice) {
        return list(NEWEST_OF, videoId, slice);
    }

    /** Those that begin threads. */
    Flux<Comment> rootsOf(long videoId, Slice slice) {
        return list(ROOTS_OF, videoId, slice);
    }

    Flux<Comment> repliesTo(long rootId, Slice slice) {
        return list(REPLIES_TO, rootId, slice);
    }

    Mono<Comment> find(long id) {
        return database.sql(FIND)
                .bind("id", id)
                .map(CommentListRepository::toComment)
                .one();
    }

    Mono<Long> lastId() {
        return database.sql(LAST_ID).mapValue(Long.class).one();
    }

    private Flux<Comment> list(String statement, long of, Slice slice) {
        return database.sql(statement)
                .bind("of", of)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(CommentListRepository::toComment)
                .all();
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Comment toComment(Readable row) {
        return new Comment(
                row.get("id", Long.class),
                new Place(
                        row.get("video_id", Long.class),
                        row.get("root_id", Long.class),
                        row.get("reply_to", Long.class)),
                row.get("author_id", Long.class),
                row.get("content", String.class),
                row.get("created_at", Instant.class),
                CommentCountRepository.toCounts(row));
    }
}
