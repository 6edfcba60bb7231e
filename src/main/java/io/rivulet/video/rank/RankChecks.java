package io.rivulet.video.rank;

import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.counts.Drift;
import io.rivulet.platform.counts.SqlCountCheck;
import io.rivulet.video.Videos;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Ranks compared with the counts that they follow: of what is not marked, they have followed. */
@Configuration(proxyBeanMethods = false)
class RankChecks {

    private static final String VIDEO_RANKS = """
            SELECT video_id AS id, 1 AS drift
              FROM video_count
              LEFT JOIN video_rank r USING (video_id)
             WHERE video_id > :above AND video_id <= :upTo AND NOT stale
               AND (favorites, comments, collects, views)
                   IS DISTINCT FROM (favorite_count, comment_count, collect_count, view_count)
            """;

    @Bean
    CountCheck ranksOfVideos(DatabaseClient database, Videos videos, RerankingRepository ranks) {
        return new SqlCountCheck(
                "video ranks",
                database,
                videos::lastId,
                VIDEO_RANKS,
                drifts -> ranks.distrust(drifts.stream().map(Drift::id).toList()));
    }
}
