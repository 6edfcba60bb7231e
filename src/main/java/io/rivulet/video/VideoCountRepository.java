package io.rivulet.video;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The counts of videos, moved in batches. */
@Repository
class VideoCountRepository {

    /**
     * Rows are locked in ascending order before the first is written, so that batches wait for each other in turn. No index
     * knows what moves, so that a row stays in its place; but for the mark that its ranks have to follow, which stays, too.
     */
    private static final String ADD = """
            WITH locked AS MATERIALIZED (
                SELECT video_id
                  FROM video_count
                 WHERE video_id = ANY(:ids)
                 ORDER BY video_id
                   FOR NO KEY UPDATE
            ), delta AS (
                SELECT *
                  FROM unnest(:ids, :favorites, :comments, :collects, :views)
                       AS d (video_id, favorites, comments, collects, views)
            )
            UPDATE video_count c
               SET favorite_count = c.favorite_count + d.favorites,
                   comment_count = c.comment_count + d.comments,
                   collect_count = c.collect_count + d.collects,
                   view_count = c.view_count + d.views,
                   version = c.version + 1,
                   stale = true
              FROM locked JOIN delta d USING (video_id)
             WHERE c.video_id = locked.video_id
            RETURNING c.video_id, c.favorite_count, c.comment_count, c.collect_count, c.view_count, c.version
            """;

    private final DatabaseClient database;

    VideoCountRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The new counts of those videos that there are; at most one delta for each. */
    Mono<Map<Long, VideoCounts>> add(Collection<VideoDelta> deltas) {
        return database.sql(ADD)
                .bind("ids", deltas.stream().map(VideoDelta::videoId).toArray(Long[]::new))
                .bind("favorites", column(deltas, VideoDelta::favorites))
                .bind("comments", column(deltas, VideoDelta::comments))
                .bind("collects", column(deltas, VideoDelta::collects))
                .bind("views", column(deltas, VideoDelta::views))
                .map(VideoCountRepository::counted)
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Integer[] column(Collection<VideoDelta> deltas, ToIntFunction<VideoDelta> count) {
        return deltas.stream().map(count::applyAsInt).toArray(Integer[]::new);
    }

    @SuppressWarnings("NullAway") // the column is NOT NULL
    private static Map.Entry<Long, VideoCounts> counted(Readable row) {
        return Map.entry(row.get("video_id", Long.class), VideoRows.toCounts(row));
    }
}
