package io.rivulet.video.publishing;

import io.r2dbc.spi.Readable;
import io.rivulet.media.Container;
import io.rivulet.media.VideoInfo;
import io.rivulet.video.Visibility;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How videos come into the catalogue, in PostgreSQL. */
@Repository
class VideoRepository {

    private static final String INSERT = """
            WITH inserted AS (
                INSERT INTO video (author_id, title, description, tags, visibility, token, container, size_bytes)
                VALUES (:author, :title, :description, :tags, :visibility, :token, :container, :size)
                RETURNING id),
            counted AS (
                INSERT INTO video_count (video_id, stale) SELECT id, false FROM inserted)
            INSERT INTO video_rank (video_id) SELECT id FROM inserted RETURNING video_id
            """;
    private static final String DESCRIBE = """
            UPDATE video
               SET duration_ms = :duration, width = :width, height = :height, frame_rate = :rate,
                   video_codec = :codec, audio_codec = nullif(:sound, '')
             WHERE id = :id AND state = 'PROCESSING'
            """;
    private static final String ENTER_FEED = """
            WITH tick AS (
                UPDATE publish_clock
                   SET last = greatest(last + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                RETURNING last)
            UPDATE video
               SET state = 'PUBLISHED', visibility = 'PUBLIC', published_at = tick.last
              FROM tick
             WHERE id = :id
            RETURNING published_at
            """;
    private static final String FINISH = """
            UPDATE video SET state = 'PUBLISHED' WHERE id = :id AND state = 'PROCESSING' AND visibility <> 'PUBLIC'
            """;
    private static final String FAIL = """
            UPDATE video SET state = 'FAILED', failure = :reason WHERE id = :id AND state = 'PROCESSING'
            """;
    private static final String UNFINISHED = """
            SELECT id, author_id, visibility, token, container, size_bytes
              FROM video
             WHERE id = :id AND state = 'PROCESSING'
            """;

    private final DatabaseClient database;

    VideoRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Long> insert(Draft draft) {
        return database.sql(INSERT)
                .bind("author", draft.authorId())
                .bind("title", draft.caption().title())
                .bind("description", draft.caption().description())
                .bind("tags", draft.caption().tags().toArray(String[]::new))
                .bind("visibility", draft.visibility().name())
                .bind("token", draft.token())
                .bind("container", draft.source().container().name())
                .bind("size", draft.source().size())
                .mapValue(Long.class)
                .one()
                .delayUntil(id -> draft.info() == null ? Mono.empty() : describe(id, draft.info()));
    }

    /** False when there is nothing to describe any more. */
    Mono<Boolean> describe(long id, VideoInfo info) {
        return bindInfo(database.sql(DESCRIBE).bind("id", id), info)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Stamps the video with the next unique millisecond; the last statement of its transaction. */
    Mono<Long> enterFeed(long id) {
        return database.sql(ENTER_FEED).bind("id", id).mapValue(Long.class).one();
    }

    /** It is there for those whom it is for, and in no feed. */
    Mono<Void> finish(long id) {
        return database.sql(FINISH).bind("id", id).then();
    }

    Mono<Void> fail(long id, String reason) {
        return database.sql(FAIL).bind("id", id).bind("reason", reason).then();
    }

    Mono<UnfinishedVideo> findUnfinished(long id) {
        return database.sql(UNFINISHED)
                .bind("id", id)
                .map(VideoRepository::toUnfinished)
                .one();
    }

    private static GenericExecuteSpec bindInfo(GenericExecuteSpec statement, VideoInfo info) {
        var sound = info.sound();
        return statement
                .bind("duration", info.duration().toMillis())
                .bind("width", info.width())
                .bind("height", info.height())
                .bind("rate", info.picture().frameRate())
                .bind("codec", info.picture().coding().codec())
                .bind("sound", sound == null ? "" : sound.codec());
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static UnfinishedVideo toUnfinished(Readable row) {
        return new UnfinishedVideo(
                row.get("id", Long.class),
                row.get("author_id", Long.class),
                Visibility.valueOf(row.get("visibility", String.class)),
                row.get("token", String.class),
                Container.valueOf(row.get("container", String.class)),
                row.get("size_bytes", Long.class));
    }
}
