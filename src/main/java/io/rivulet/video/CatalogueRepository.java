package io.rivulet.video;

import io.r2dbc.spi.Readable;
import io.rivulet.platform.data.Slice;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of videos, in PostgreSQL. */
@Repository
class CatalogueRepository {

    private static final String NEWEST_BEFORE = """
            SELECT id, author_id, title, state, visibility, token, published_at,
                   favorite_count, comment_count, collect_count, view_count, version
              FROM video
              JOIN video_count ON video_id = id
             WHERE published_at < :before
             ORDER BY published_at DESC
             LIMIT :limit
            """;
    private static final String BY_AUTHOR = """
            SELECT id
              FROM video
             WHERE author_id = :author AND id < :before
               AND (published_at IS NOT NULL OR (:own AND state <> 'REMOVED'))
             ORDER BY id DESC
             LIMIT :limit
            """;
    private static final String BY_IDS = """
            SELECT id, author_id, title, state, visibility, token, published_at,
                   favorite_count, comment_count, collect_count, view_count, version
              FROM video
              JOIN video_count ON video_id = id
             WHERE id = ANY(:ids) AND state <> 'REMOVED'
            """;
    private static final String AUTHORS = """
            SELECT id, author_id, state, visibility
              FROM video
             WHERE id = ANY(:ids) AND state <> 'REMOVED'
            """;
    private static final String HOLD = AUTHORS + """
             ORDER BY id
               FOR KEY SHARE
            """;
    private static final String LAST_ID = "SELECT coalesce(max(id), 0) FROM video";
    private static final String IS_EMPTY = "SELECT NOT EXISTS (SELECT FROM video)";

    private final DatabaseClient database;

    CatalogueRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Video> newestBefore(long publishedBefore, int limit) {
        return database.sql(NEWEST_BEFORE)
                .bind("before", publishedBefore)
                .bind("limit", limit)
                .map(VideoRows::toVideo)
                .all();
    }

    Flux<Long> by(long authorId, boolean own, Slice slice) {
        return database.sql(BY_AUTHOR)
                .bind("author", authorId)
                .bind("own", own)
                .bind("before", slice.before())
                .bind("limit", slice.limit())
                .mapValue(Long.class)
                .all();
    }

    Flux<Video> byIds(Collection<Long> ids) {
        return database.sql(BY_IDS)
                .bind("ids", ids.toArray(Long[]::new))
                .map(VideoRows::toVideo)
                .all();
    }

    Flux<Authorship> authors(Collection<Long> ids) {
        return authorships(AUTHORS, ids);
    }

    /** Until the transaction ends, none of them goes away. */
    Flux<Authorship> hold(Collection<Long> ids) {
        return authorships(HOLD, ids);
    }

    private Flux<Authorship> authorships(String statement, Collection<Long> ids) {
        return database.sql(statement)
                .bind("ids", ids.toArray(Long[]::new))
                .map(CatalogueRepository::toAuthorship)
                .all();
    }

    Mono<Long> lastId() {
        return database.sql(LAST_ID).mapValue(Long.class).one();
    }

    Mono<Boolean> isEmpty() {
        return database.sql(IS_EMPTY).mapValue(Boolean.class).one();
    }

    @SuppressWarnings("NullAway") // the columns are NOT NULL
    private static Authorship toAuthorship(Readable row) {
        return new Authorship(
                row.get("id", Long.class),
                row.get("author_id", Long.class),
                Reach.of(
                        VideoState.valueOf(row.get("state", String.class)),
                        Visibility.valueOf(row.get("visibility", String.class))));
    }
}
