package io.rivulet.engagement.collection;

import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.Drift;
import io.rivulet.platform.counts.SqlCountCheck;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The counts that collecting moves, compared with their rows. */
@Configuration(proxyBeanMethods = false)
class CollectionCountChecks {

    private static final String VIDEO_COLLECTS = """
            SELECT video_id AS id, (coalesce(rows, 0) - collect_count)::int AS drift
              FROM video_counted
              LEFT JOIN (SELECT video_id, count(*) AS rows
                           FROM collected
                          WHERE video_id > :above AND video_id <= :upTo
                          GROUP BY video_id) AS counted USING (video_id)
             WHERE video_id > :above AND video_id <= :upTo AND coalesce(rows, 0) <> collect_count
            """;
    private static final String COLLECTION_VIDEOS = """
            SELECT id, (coalesce(rows, 0) - video_count)::int AS drift
              FROM collection
              LEFT JOIN (SELECT collection_id AS id, count(*) AS rows
                           FROM collected
                          WHERE collection_id > :above AND collection_id <= :upTo
                          GROUP BY collection_id) AS counted USING (id)
             WHERE id > :above AND id <= :upTo AND coalesce(rows, 0) <> video_count
            """;
    private static final String REPAIR = """
            UPDATE collection SET video_count = video_count + drift
              FROM unnest(:ids, :drifts) AS found (id, drift)
             WHERE collection.id = found.id
            """;
    private static final String LAST_ID = "SELECT coalesce(max(id), 0) FROM collection";

    @Bean
    CountCheck videoCollects(DatabaseClient database, Videos videos) {
        return new SqlCountCheck(
                "video collects",
                database,
                videos::lastId,
                VIDEO_COLLECTS,
                SqlCountCheck.by(videos::count, drift -> VideoDelta.collects(drift.id(), drift.by())));
    }

    @Bean
    CountCheck collectionVideos(DatabaseClient database) {
        return new SqlCountCheck(
                "collection videos",
                database,
                () -> database.sql(LAST_ID).mapValue(Long.class).one(),
                COLLECTION_VIDEOS,
                drifts -> repair(database, drifts));
    }

    private static Mono<Long> repair(DatabaseClient database, List<Drift> drifts) {
        return database.sql(REPAIR)
                .bind("ids", drifts.stream().map(Drift::id).toArray(Long[]::new))
                .bind("drifts", drifts.stream().map(Drift::by).toArray(Integer[]::new))
                .fetch()
                .rowsUpdated();
    }
}
