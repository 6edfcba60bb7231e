package io.rivulet.video.removal;

import io.r2dbc.spi.Readable;
import io.rivulet.video.Playable;
import io.rivulet.video.VideoState;
import io.rivulet.video.Visibility;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Videos on their way out, in PostgreSQL. */
@Repository
class RemovalRepository {

    private static final String REMOVE = """
            WITH earlier AS MATERIALIZED (
                SELECT id, state, visibility, token, coalesce(published_at, 0) AS published_at
                  FROM video
                 WHERE id = :id AND author_id = :author AND state <> 'REMOVED'
                   FOR UPDATE)
            UPDATE video
               SET state = 'REMOVED', failure = NULL, hidden_reason = NULL, published_at = NULL, kept_published_at = NULL
              FROM earlier
             WHERE video.id = earlier.id
            RETURNING earlier.state, earlier.visibility, earlier.token, earlier.published_at
            """;
    private static final String LOCK_REMOVED = """
            SELECT author_id, token FROM video WHERE id = :id AND state = 'REMOVED' FOR UPDATE
            """;
    private static final String DELETE = """
            WITH counts AS (DELETE FROM video_count WHERE video_id = :id)
            DELETE FROM video WHERE id = :id
            """;

    private static final String VISIBILITIES = "SELECT DISTINCT visibility FROM video WHERE token = :token";

    private final DatabaseClient database;

    RemovalRepository(DatabaseClient database) {
        this.database = database;
    }

    /** What the video was until then; empty when there is no such video of that author. */
    Mono<Earlier> remove(long id, long authorId) {
        return database.sql(REMOVE)
                .bind("id", id)
                .bind("author", authorId)
                .map(RemovalRepository::toEarlier)
                .one();
    }

    /** Nobody else says anything about it until the transaction ends; empty when its rows are gone. */
    Mono<RemovedVideo> lockRemoved(long id) {
        return database.sql(LOCK_REMOVED)
                .bind("id", id)
                .map(row -> toRemoved(id, row))
                .one();
    }

    /** When nothing refers to it any more. */
    Mono<Void> delete(long id) {
        return database.sql(DELETE).bind("id", id).then();
    }

    /** Whom the videos are for that show this file. */
    Flux<Visibility> visibilities(String token) {
        return database.sql(VISIBILITIES)
                .bind("token", token)
                .mapValue(String.class)
                .all()
                .map(Visibility::valueOf);
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static RemovedVideo toRemoved(long id, Readable row) {
        return new RemovedVideo(id, row.get("author_id", Long.class), row.get("token", String.class));
    }

    @SuppressWarnings("NullAway") // no column is null
    private static Earlier toEarlier(Readable row) {
        return new Earlier(
                VideoState.valueOf(row.get("state", String.class)),
                Visibility.valueOf(row.get("visibility", String.class)),
                row.get("token", String.class),
                row.get("published_at", Long.class));
    }

    /** A video before it was removed; it was published at 0 when it never was. */
    record Earlier(VideoState state, Visibility visibility, String token, long publishedAt) {

        Playable playable() {
            return Playable.of(token, visibility);
        }
    }

    /** A video that nobody sees any more, and whose rows are still there. */
    record RemovedVideo(long id, long authorId, String token) {}
}
