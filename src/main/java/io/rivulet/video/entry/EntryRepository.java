package io.rivulet.video.entry;

import io.r2dbc.spi.Readable;
import io.rivulet.video.VideoRows;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Single videos with all that is known of them, in PostgreSQL. */
@Repository
class EntryRepository {

    private static final String FIND = """
            SELECT id, author_id, title, description, tags, state, visibility, token, failure, hidden_reason, created_at,
                   published_at, favorite_count, comment_count, collect_count, view_count, version
              FROM video
              JOIN video_count ON video_id = id
             WHERE id = :id AND state <> 'REMOVED'
            """;

    /** Nobody else changes it until the transaction ends. */
    private static final String HOLD = FIND + """
               FOR NO KEY UPDATE OF video
            """;

    private final DatabaseClient database;

    EntryRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Entry> find(long id) {
        return database.sql(FIND).bind("id", id).map(EntryRepository::toEntry).one();
    }

    Mono<Entry> hold(long id) {
        return database.sql(HOLD).bind("id", id).map(EntryRepository::toEntry).one();
    }

    @SuppressWarnings("NullAway") // all columns but failure, hidden_reason and published_at are NOT NULL
    private static Entry toEntry(Readable row) {
        var video = VideoRows.toVideo(row);
        var caption = new Caption(
                video.title(),
                row.get("description", String.class),
                List.of(row.get("tags", String[].class)),
                video.visibility());
        return new Entry(
                video,
                caption,
                row.get("failure", String.class),
                row.get("hidden_reason", String.class),
                row.get("created_at", Instant.class));
    }
}
