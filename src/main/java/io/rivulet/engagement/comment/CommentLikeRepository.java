package io.rivulet.engagement.comment;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Likes of comments, in PostgreSQL. */
@Repository
class CommentLikeRepository {

    /** Threads before replies and both in order, as everybody locks them; likes come and go under these locks alone. */
    private static final String HOLD = """
            SELECT id, video_id, hidden_reason IS NOT NULL AS hidden
              FROM comment
             WHERE id = ANY(:ids)
             ORDER BY root_id IS NOT NULL, id
               FOR NO KEY UPDATE
            """;

    private static final String INSERT = """
            INSERT INTO comment_like (comment_id, account_id)
            SELECT comment_id, account_id
              FROM unnest(:comments, :accounts) AS wanted (comment_id, account_id)
             ORDER BY comment_id, account_id
            ON CONFLICT DO NOTHING
            RETURNING comment_id
            """;
    private static final String DELETE = """
            DELETE FROM comment_like
             USING unnest(:comments, :accounts) AS unwanted (comment_id, account_id)
             WHERE comment_like.comment_id = unwanted.comment_id AND comment_like.account_id = unwanted.account_id
            RETURNING comment_like.comment_id
            """;
    private static final String AMONG = """
            SELECT comment_id FROM comment_like WHERE account_id = :account AND comment_id = ANY(:ids)
            """;

    private final DatabaseClient database;

    CommentLikeRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Those of the comments that there are. */
    Mono<List<LikedComment>> hold(Collection<Long> comments) {
        return database.sql(HOLD)
                .bind("ids", comments.toArray(Long[]::new))
                .map(CommentLikeRepository::toLiked)
                .all()
                .collectList();
    }

    /** The comments of those that were not there before. */
    Flux<Long> insert(List<CommentLike> likes) {
        return changed(INSERT, likes);
    }

    /** The comments of those that were there before. */
    Flux<Long> delete(List<CommentLike> likes) {
        return changed(DELETE, likes);
    }

    Mono<Set<Long>> likedAmong(Collection<Long> comments, long accountId) {
        return database.sql(AMONG)
                .bind("account", accountId)
                .bind("ids", comments.toArray(Long[]::new))
                .mapValue(Long.class)
                .all()
                .collect(Collectors.toSet());
    }

    private Flux<Long> changed(String statement, List<CommentLike> likes) {
        return likes.isEmpty()
                ? Flux.empty()
                : database.sql(statement)
                        .bind("comments", column(likes, CommentLike::commentId))
                        .bind("accounts", column(likes, CommentLike::accountId))
                        .mapValue(Long.class)
                        .all();
    }

    private static Long[] column(List<CommentLike> likes, ToLongFunction<CommentLike> id) {
        return likes.stream().mapToLong(id).boxed().toArray(Long[]::new);
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static LikedComment toLiked(Readable row) {
        return new LikedComment(
                row.get("id", Long.class), row.get("video_id", Long.class), row.get("hidden", Boolean.class));
    }
}
