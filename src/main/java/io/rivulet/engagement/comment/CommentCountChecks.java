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

    private static final String REPLIES = """
            SELECT id, (coalesce(rows, 0) - reply_count)::int AS drift
              FROM comment
              LEFT JOIN (SELECT root_id AS id, count(*) AS rows
                           FROM comment
                          WHERE hidden_reason IS NULL AND root_id > :above AND root_id <= :upTo
                          GROUP BY root_id) AS counted USING (id)
             WHERE id > :above AND id <= :upTo AND coalesce(rows, 0) <> reply_count
            """;
    private static final String LIKES = """
            SELECT id, (coalesce(rows, 0) - like_count)::int AS drift
              FROM comment
              LEFT JOIN (SELECT comment_id AS id, count(*) AS rows
                           FROM comment_like
                          WHERE comment_id > :above AND comment_id <= :upTo
                          GROUP BY comment_id) AS counted USING (id)
             WHERE id > :above AND id <= :upTo AND coalesce(rows, 0) <> like_count
            """;

    @Bean
    CountCheck commentReplies(DatabaseClient database, CommentListRepository comments, CommentCountRepository counts) {
        return new SqlCountCheck(
                "comment replies",
                database,
                comments::lastId,
                REPLIES,
                SqlCountCheck.by(counts::add, drift -> new CommentDelta(drift.id(), drift.by(), 0)));
    }

    @Bean
    CountCheck likesOfComments(DatabaseClient database, CommentListRepository comments, CommentCountRepository counts) {
        return new SqlCountCheck(
                "comment likes",
                database,
                comments::lastId,
                LIKES,
                SqlCountCheck.by(counts::add, drift -> new CommentDelta(drift.id(), 0, drift.by())));
    }

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
