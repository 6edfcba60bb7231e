package io.rivulet.feed;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Here;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Some more videos than are read at once, long ago, so that nobody else's tests see them. */
@RunningServer
class TimelineSourceIT {

    private static final int MANY = 20_000;
    private static final int ALL = 10_000_000;

    private static final String VIDEOS = """
            WITH numbered AS (
                SELECT nextval(pg_get_serial_sequence('video', 'id')) AS id, i
                  FROM generate_series(1, :many) AS i),
            made AS (
                INSERT INTO video (id, author_id, title, token, container, size_bytes, state, published_at)
                OVERRIDING SYSTEM VALUE
                SELECT id, :author, 'reel', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED',
                       100000000000 + (SELECT count(*) FROM video) * 1000 + i
                  FROM numbered)
            INSERT INTO video_count (video_id) SELECT id FROM numbered
            """;

    @Autowired
    private TimelineSource source;

    @Autowired
    private DatabaseClient database;

    private long author;

    @BeforeEach
    void fill(@Autowired Accounts accounts) throws Exception {
        author = await(accounts.register(UUID.randomUUID().toString().substring(0, 20), "secret", Here.CALLER))
                .accountId();
        await(database.sql(VIDEOS).bind("many", MANY).bind("author", author).then());
    }

    /** Other tests use the same database. */
    @AfterEach
    void clear() throws Exception {
        await(database.sql("DELETE FROM video_count WHERE video_id IN (SELECT id FROM video WHERE author_id = :author)")
                .bind("author", author)
                .then());
        await(database.sql("DELETE FROM video WHERE author_id = :author")
                .bind("author", author)
                .then());
    }

    @Test
    void allAreReadTheNewestFirst() throws Exception {
        var steps = await(source.timelines(Timeline.UNKNOWN, ALL).collectList());
        assertThat(steps).hasSizeGreaterThan(3).last().matches(Timeline::isComplete);
        assertThat(newest(steps.get(1), 100)).isEqualTo(newest(steps.getLast(), 100));
        assertThat(newest(steps.getLast(), ALL)).isEqualTo(truth());
    }

    /** As when the reading was interrupted by a doubt. */
    @Test
    void halfOfItGrowsOn() throws Exception {
        var half = await(source.timelines(Timeline.UNKNOWN, 10_000).last());
        assertThat(half.isComplete()).isFalse();
        assertThat(newest(await(source.timelines(half, ALL).last()), ALL)).isEqualTo(truth());
    }

    @Test
    void whatChangedUnheardIsCorrected() throws Exception {
        var before = await(source.timelines(Timeline.UNKNOWN, ALL).last());
        await(database.sql("""
                        UPDATE video SET published_at = NULL, state = 'PROCESSING'
                         WHERE author_id = :author AND id % 7000 = 0
                        """).bind("author", author).then());
        await(database.sql(VIDEOS).bind("many", 10).bind("author", author).then());
        assertThat(newest(before, ALL)).isNotEqualTo(truth());
        assertThat(newest(await(source.timelines(before, ALL).last()), ALL)).isEqualTo(truth());
    }

    private List<Long> truth() throws Exception {
        return await(database.sql("SELECT id FROM video WHERE published_at IS NOT NULL ORDER BY published_at DESC")
                .mapValue(Long.class)
                .all()
                .collectList());
    }

    private static List<Long> newest(Timeline timeline, int limit) {
        return timeline.before(Long.MAX_VALUE, limit).orElseThrow().ids();
    }
}
