package io.rivulet.engagement.view;

import io.rivulet.engagement.ErasedRows;
import io.rivulet.engagement.RowErasure;
import io.rivulet.video.VideoDelta;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Views, in PostgreSQL, and on their way out of it with a removed video. */
@Repository
@Order(4)
class ViewRepository implements RowErasure {

    private static final String INSERT = """
            INSERT INTO video_view (video_id, day, viewer)
            SELECT video_id, (now() AT TIME ZONE 'UTC')::date, viewer
              FROM unnest(:videos, :viewers) AS seen (video_id, viewer)
             ORDER BY video_id, viewer
            ON CONFLICT DO NOTHING
            RETURNING video_id
            """;
    private static final String DELETE = """
            DELETE FROM video_view v
             USING (SELECT day, viewer FROM video_view WHERE video_id = :video LIMIT :limit) AS picked
             WHERE v.video_id = :video AND v.day = picked.day AND v.viewer = picked.viewer
            """;
    private static final String IS_BARE = "SELECT NOT EXISTS (SELECT FROM video_view WHERE video_id = :video)";

    private final DatabaseClient database;

    ViewRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The videos of those that are the first of the day. */
    Flux<Long> insert(List<View> views) {
        return views.isEmpty()
                ? Flux.empty()
                : database.sql(INSERT)
                        .bind("videos", views.stream().map(View::videoId).toArray(Long[]::new))
                        .bind(
                                "viewers",
                                views.stream().map(view -> view.witness().key()).toArray(UUID[]::new))
                        .mapValue(Long.class)
                        .all();
    }

    @Override
    public Mono<ErasedRows> erase(long videoId, long authorId, int atMost) {
        return database.sql(DELETE)
                .bind("video", videoId)
                .bind("limit", atMost)
                .fetch()
                .rowsUpdated()
                .map(Math::toIntExact)
                .map(rows -> new ErasedRows(rows, List.of(VideoDelta.views(videoId, -rows)), List.of()));
    }

    @Override
    public Mono<Boolean> isBare(long videoId) {
        return database.sql(IS_BARE)
                .bind("video", videoId)
                .mapValue(Boolean.class)
                .one();
    }
}
