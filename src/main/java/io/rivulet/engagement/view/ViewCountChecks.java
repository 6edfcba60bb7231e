package io.rivulet.engagement.view;

import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.SqlCountCheck;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The count that views move, compared with its rows. */
@Configuration(proxyBeanMethods = false)
class ViewCountChecks {

    private static final String VIDEO_VIEWS = """
            SELECT video_id AS id, (coalesce(rows, 0) - view_count)::int AS drift
              FROM video_counted
              LEFT JOIN (SELECT video_id, count(*) AS rows
                           FROM video_view
                          WHERE video_id > :above AND video_id <= :upTo
                          GROUP BY video_id) AS counted USING (video_id)
             WHERE video_id > :above AND video_id <= :upTo AND coalesce(rows, 0) <> view_count
            """;

    @Bean
    CountCheck videoViews(DatabaseClient database, Videos videos) {
        return new SqlCountCheck(
                "video views",
                database,
                videos::lastId,
                VIDEO_VIEWS,
                SqlCountCheck.by(videos::count, drift -> VideoDelta.views(drift.id(), drift.by())));
    }
}
