package io.rivulet.video;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Videos that are hidden and restored, in PostgreSQL. */
@Repository
class HidingRepository {

    private static final String HIDE = """
            UPDATE video
               SET state = 'HIDDEN', hidden_reason = :reason, kept_published_at = published_at, published_at = NULL,
                   moderations = moderations + 1
             WHERE id = :id AND state = 'PUBLISHED'
            RETURNING id, author_id, token, coalesce(kept_published_at, 0) AS published_at, moderations
            """;
    private static final String RESTORE = """
            UPDATE video
               SET state = 'PUBLISHED', hidden_reason = NULL, published_at = kept_published_at, kept_published_at = NULL,
                   moderations = moderations + 1
             WHERE id = :id AND state = 'HIDDEN'
            RETURNING id, author_id, token, coalesce(published_at, 0) AS published_at, moderations
            """;
    private static final String STATE = "SELECT state FROM video WHERE id = :id AND state <> 'REMOVED'";

    private final DatabaseClient database;

    HidingRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Empty when there is no such video that is published. */
    Mono<Moderated> hide(long id, String reason) {
        return moderated(database.sql(HIDE).bind("id", id).bind("reason", reason));
    }

    /** Empty when there is no such video that is hidden. */
    Mono<Moderated> restore(long id) {
        return moderated(database.sql(RESTORE).bind("id", id));
    }

    Mono<VideoState> stateOf(long id) {
        return database.sql(STATE).bind("id", id).mapValue(String.class).one().map(VideoState::valueOf);
    }

    private static Mono<Moderated> moderated(GenericExecuteSpec statement) {
        return statement.map(HidingRepository::toModerated).one();
    }

    @SuppressWarnings("NullAway") // no column is null
    private static Moderated toModerated(Readable row) {
        return new Moderated(
                row.get("id", Long.class),
                row.get("author_id", Long.class),
                row.get("token", String.class),
                row.get("published_at", Long.class),
                row.get("moderations", Long.class));
    }

    /** A video that was just hidden or restored; its place in the feed is 0 when it has none. */
    record Moderated(long id, long authorId, String token, long publishedAt, long version) {

        VideoModerated asNews(boolean hidden) {
            return new VideoModerated(id, hidden, publishedAt, version);
        }

        boolean isWork() {
            return publishedAt > 0;
        }
    }
}
