package io.rivulet.video.editing;

import io.r2dbc.spi.Readable;
import io.rivulet.video.VideoModerated;
import io.rivulet.video.entry.Caption;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What authors say of their videos and whom they are for, in PostgreSQL. */
@Repository
class CaptionRepository {

    private static final String DESCRIBE = """
            UPDATE video SET title = :title, description = :description, tags = :tags WHERE id = :id
            """;
    private static final String LEAVE_FEED = """
            WITH earlier AS MATERIALIZED (SELECT id, published_at FROM video WHERE id = :id)
            UPDATE video
               SET visibility = 'UNLISTED', published_at = NULL, moderations = moderations + 1
              FROM earlier
             WHERE video.id = earlier.id
            RETURNING video.id, earlier.published_at, video.moderations
            """;

    private final DatabaseClient database;

    CaptionRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> describe(long id, Caption caption) {
        return database.sql(DESCRIBE)
                .bind("id", id)
                .bind("title", caption.title())
                .bind("description", caption.description())
                .bind("tags", caption.tags().toArray(String[]::new))
                .then();
    }

    Mono<VideoModerated> leaveFeed(long id) {
        return database.sql(LEAVE_FEED)
                .bind("id", id)
                .map(CaptionRepository::toNews)
                .one();
    }

    @SuppressWarnings("NullAway") // what leaves the feed was in it
    private static VideoModerated toNews(Readable row) {
        return new VideoModerated(
                row.get("id", Long.class),
                true,
                row.get("published_at", Long.class),
                row.get("moderations", Long.class));
    }
}
