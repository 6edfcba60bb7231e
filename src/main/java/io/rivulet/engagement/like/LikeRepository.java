package io.rivulet.engagement.like;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.Slice;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Likes, in PostgreSQL. */
@Repository
class LikeRepository {

    private static final String INSERT = """
            INSERT INTO favorite (account_id, video_id)
            SELECT account_id, video_id
              FROM unnest(:accounts, :videos) AS wanted (account_id, video_id)
             ORDER BY account_id, video_id
            ON CONFLICT DO NOTHING
            RETURNING account_id, video_id
            """;

    /** Rows are locked in order before the first is deleted, so that batches wait for each other in turn. */
    private static final String DELETE = """
            WITH locked AS MATERIALIZED (
                SELECT account_id, video_id
                  FROM favorite
                  JOIN unnest(:accounts, :videos) AS unwanted (account_id, video_id) USING (account_id, video_id)
                 ORDER BY account_id, video_id
                   FOR UPDATE OF favorite)
            DELETE FROM favorite f
             USING locked l
             WHERE f.account_id = l.account_id AND f.video_id = l.video_id
            RETURNING f.account_id, f.video_id
            """;

    private static final String NEWEST_OF = """
            SELECT video_id, seq
              FROM favorite
             WHERE account_id = :account AND seq < :before
             ORDER BY seq DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    LikeRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Those that were not there before. */
    Flux<Like> insert(Collection<Like> likes) {
        return changed(INSERT, likes);
    }

    /** Those that were there before. */
    Flux<Like> delete(Collection<Like> likes) {
        return changed(DELETE, likes);
    }

    Flux<LikedVideo> newestOf(long accountId, Slice slice) {
        return database.sql(NEWEST_OF)
                .bind("account", accountId)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .map(LikeRepository::toLikedVideo)
                .all();
    }

    private Flux<Like> changed(String statement, Collection<Like> likes) {
        return likes.isEmpty()
                ? Flux.empty()
                : database.sql(statement)
                        .bind("accounts", column(likes, Like::accountId))
                        .bind("videos", column(likes, Like::videoId))
                        .map(LikeRepository::toLike)
                        .all();
    }

    private static Long[] column(Collection<Like> likes, ToLongFunction<Like> id) {
        return likes.stream().mapToLong(id).boxed().toArray(Long[]::new);
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Like toLike(Readable row) {
        return new Like(row.get("account_id", Long.class), row.get("video_id", Long.class));
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static LikedVideo toLikedVideo(Readable row) {
        return new LikedVideo(row.get("video_id", Long.class), row.get("seq", Long.class));
    }
}
