package io.rivulet.video.rank;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A list of all is read from the end of an index, and no further than its page: nothing is sorted or read through. */
@RunningServer
class RankPlansIT {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TransactionalOperator transaction;

    /** Where there are few videos, PostgreSQL would rather sort them, unless it has to. */
    @ParameterizedTest
    @CsvSource({
        "MOST_LIKED, video_rank_favorites",
        "MOST_VIEWED, video_rank_views",
        "HOTTEST, video_rank_heat",
        "DURATION, video_duration"
    })
    void anOrderIsThatOfItsIndex(VideoSort sort, String index) throws Exception {
        var plan = await(database.sql("SET LOCAL enable_sort = off")
                .then()
                .then(database.sql("SET LOCAL enable_seqscan = off").then())
                .thenMany(database.sql("EXPLAIN " + RankStatements.of(sort, new VideoFilter(null, null, null)))
                        .bind("rank", Long.MAX_VALUE)
                        .bind("id", Long.MAX_VALUE)
                        .bind("limit", 30)
                        .mapValue(String.class)
                        .all())
                .collectList()
                .as(transaction::transactional));
        assertThat(String.join("\n", plan))
                .containsPattern("Scan Backward using " + index + " ")
                .doesNotContain("Sort", "Seq Scan", "Bitmap");
    }
}
