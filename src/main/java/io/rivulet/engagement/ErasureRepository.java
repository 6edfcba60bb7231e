package io.rivulet.engagement;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Likes and comments of a removed video on their way out of PostgreSQL. */
@Repository
class ErasureRepository {

    /** Any of them, but locked in order before the first is deleted, so that batches wait for each other in turn. */
    private static final String DELETE_LIKES = """
            WITH picked AS MATERIALIZED (
                SELECT account_id FROM favorite WHERE video_id = :video LIMIT :limit),
            locked AS MATERIALIZED (
                SELECT account_id
                  FROM favorite
                  JOIN picked USING (account_id)
                 WHERE video_id = :video
                 ORDER BY account_id
                   FOR UPDATE OF favorite)
            DELETE FROM favorite f
             USING locked l
             WHERE f.account_id = l.account_id AND f.video_id = :video
            RETURNING f.account_id
            """;

    private static final String DELETE_COMMENTS = """
            WITH locked AS MATERIALIZED (
                SELECT id FROM comment WHERE video_id = :video ORDER BY id LIMIT :limit FOR UPDATE)
            DELETE FROM comment USING locked WHERE comment.id = locked.id
            """;
    private static final String IS_BARE = """
            SELECT NOT EXISTS (SELECT FROM favorite WHERE video_id = :video)
               AND NOT EXISTS (SELECT FROM comment WHERE video_id = :video)
            """;

    private final DatabaseClient database;

    ErasureRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Whose they were. */
    Mono<List<Long>> deleteLikes(long videoId, int limit) {
        return database.sql(DELETE_LIKES)
                .bind("video", videoId)
                .bind("limit", limit)
                .mapValue(Long.class)
                .all()
                .collectList();
    }

    /** How many they were. */
    Mono<Integer> deleteComments(long videoId, int limit) {
        return database.sql(DELETE_COMMENTS)
                .bind("video", videoId)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated()
                .map(Math::toIntExact);
    }

    Mono<Boolean> isBare(long videoId) {
        return database.sql(IS_BARE)
                .bind("video", videoId)
                .mapValue(Boolean.class)
                .one();
    }
}
