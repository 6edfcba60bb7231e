package io.rivulet.video;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What authors change of their videos, in PostgreSQL. */
@Repository
class EditRepository {

    private static final String RENAME = """
            UPDATE video
               SET title = :title
             WHERE id = :id AND author_id = :author AND state <> 'REMOVED'
            """;
    private static final String REMOVE = """
            WITH earlier AS MATERIALIZED (
                SELECT id, state, token, coalesce(published_at, 0) AS published_at
                  FROM video
                 WHERE id = :id AND author_id = :author AND state <> 'REMOVED'
                   FOR UPDATE)
            UPDATE video
               SET state = 'REMOVED', failure = NULL, published_at = NULL
              FROM earlier
             WHERE video.id = earlier.id
            RETURNING earlier.state, earlier.token, earlier.published_at
            """;
    private static final String IS_REMOVED = """
            SELECT EXISTS (SELECT FROM video WHERE id = :id AND author_id = :author AND state = 'REMOVED')
            """;

    private final DatabaseClient database;

    EditRepository(DatabaseClient database) {
        this.database = database;
    }

    /** False when there is no such video of that author. */
    Mono<Boolean> rename(long id, long authorId, Title title) {
        return database.sql(RENAME)
                .bind("id", id)
                .bind("author", authorId)
                .bind("title", title.text())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** What the video was until then; empty when there is no such video of that author. */
    Mono<Earlier> remove(long id, long authorId) {
        return database.sql(REMOVE)
                .bind("id", id)
                .bind("author", authorId)
                .map(EditRepository::toEarlier)
                .one();
    }

    Mono<Boolean> isRemoved(long id, long authorId) {
        return database.sql(IS_REMOVED)
                .bind("id", id)
                .bind("author", authorId)
                .mapValue(Boolean.class)
                .one();
    }

    @SuppressWarnings("NullAway") // no column is null
    private static Earlier toEarlier(Readable row) {
        return new Earlier(
                VideoState.valueOf(row.get("state", String.class)),
                row.get("token", String.class),
                row.get("published_at", Long.class));
    }

    /** A video before it was removed; it was published at 0 when it never was. */
    record Earlier(VideoState state, String token, long publishedAt) {}
}
