package io.rivulet.engagement.like;

import io.rivulet.account.AccountDelta;
import io.rivulet.engagement.ErasedRows;
import io.rivulet.engagement.RowErasure;
import io.rivulet.video.VideoDelta;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Likes of a removed video on their way out of PostgreSQL. */
@Repository
@Order(1)
class LikeErasure implements RowErasure {

    /** Any of them, but locked in order before the first is deleted, so that batches wait for each other in turn. */
    private static final String DELETE = """
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

    private static final String IS_BARE = "SELECT NOT EXISTS (SELECT FROM favorite WHERE video_id = :video)";

    private final DatabaseClient database;

    LikeErasure(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<ErasedRows> erase(long videoId, long authorId, int atMost) {
        return database.sql(DELETE)
                .bind("video", videoId)
                .bind("limit", atMost)
                .mapValue(Long.class)
                .all()
                .collectList()
                .map(likers -> erased(videoId, authorId, likers));
    }

    @Override
    public Mono<Boolean> isBare(long videoId) {
        return database.sql(IS_BARE)
                .bind("video", videoId)
                .mapValue(Boolean.class)
                .one();
    }

    private static ErasedRows erased(long videoId, long authorId, List<Long> likers) {
        var given = likers.stream().map(liker -> AccountDelta.favorites(liker, -1));
        var received = Stream.of(AccountDelta.favorited(authorId, -likers.size()));
        return new ErasedRows(
                likers.size(),
                List.of(VideoDelta.favorites(videoId, -likers.size())),
                Stream.concat(given, received).toList());
    }
}
