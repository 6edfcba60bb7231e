package io.rivulet.engagement.comment;

import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.SqlCountCheck;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The counts that comments move, compared with their rows. */
@Configuration(proxyBeanMethods = false)
class CommentCountChecks {

    private static final String VIDEO_COMMENTS = """
            SELECT video_id AS id, (coalesce(rows, 0) - comment_count)::int AS drift
              FROM video_counted
              LEFT JOIN (SELECT video_id, count(*) AS rows
                           FROM comment
                          WHERE hidden_reason IS NULL AND video_id > :above AND video_id <= :upTo
                          GROUP BY video_id) AS counted USING (video_id)
             WHERE video_id > :above AND video_id <= :upTo AND coalesce(rows, 0) <> comment_count
            """;

    @Bean
    CountCheck videoComments(DatabaseClient database, Videos videos) {
        return new SqlCountCheck(
                "video comments",
                database,
                videos::lastId,
                VIDEO_COMMENTS,
                SqlCountCheck.by(videos::count, drift -> VideoDelta.comments(drift.id(), drift.by())));
    }
}
