package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.platform.events.EventListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** Swiping through the feed by time alone, over videos published at once, skips none and repeats none. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedPagingIT {

    private static final int BURST = 4;
    private static final int MOST = 30;
    private static final int FILLING = 2 * MOST;

    @Autowired
    private DatabaseClient database;

    private DouyinClient client;
    private List<Long> newestFirst;

    /** Some through the front door in one burst, the many more in one statement. */
    @BeforeAll
    void publish(
            @LocalServerPort int port, @Autowired Environment environment, @Autowired List<EventListener> listeners)
            throws Exception {
        client = new DouyinClient(port);
        var ann = client.register();
        fill(ann.id());
        listeners.forEach(EventListener::missed); // of the filling
        var clip = Clips.of(environment).bytes(H264);
        try (var phones = Executors.newFixedThreadPool(BURST)) {
            Callable<Reply> publish = () -> client.publish(ann, clip, "burst").assertSuccess();
            for (var published : phones.invokeAll(
                    IntStream.range(0, BURST).mapToObj(i -> publish).toList())) {
                published.get(60, SECONDS);
            }
        }
        newestFirst = database.sql("SELECT id FROM video WHERE published_at IS NOT NULL ORDER BY published_at DESC")
                .mapValue(Long.class)
                .all()
                .collectList()
                .toFuture()
                .get(10, SECONDS);
    }

    /** Neighbouring milliseconds, as a burst would have. */
    private void fill(long author) throws Exception {
        var statement = """
                WITH tick AS (
                    UPDATE publish_clock
                       SET last = greatest(last, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1000) + %d
                    RETURNING last),
                inserted AS (
                    INSERT INTO video (author_id, title, token, container, size_bytes, state, published_at)
                    SELECT :author, 'filling', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED', last - i
                      FROM tick, generate_series(0, %d) AS i
                    RETURNING id)
                INSERT INTO video_count (video_id) SELECT id FROM inserted
                """.formatted(FILLING, FILLING - 1);
        database.sql(statement).bind("author", author).then().toFuture().get(10, SECONDS);
    }

    @Test
    void pagesGiveEachVideoOnceNewestFirst() throws Exception {
        var seen = new ArrayList<Long>();
        var page = client.feed("");
        while (seen.size() < FILLING + BURST) {
            assertThat(page.videos()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
            seen.addAll(ids(page));
            page = client.feed("?latest_time=" + page.json().path("next_time").asLong());
        }
        assertThat(seen).startsWith(newestFirst.subList(0, FILLING + BURST).toArray(Long[]::new));
    }

    @Test
    void theLastPageIsFollowedByAnEmptyOneThatLeadsBackToTheNewest() throws Exception {
        long oldest = database.sql("SELECT min(published_at) FROM video")
                .mapValue(Long.class)
                .one()
                .toFuture()
                .get(10, SECONDS);
        var beyond = client.feed("?latest_time=" + oldest);
        assertThat(beyond.videos()).isEmpty();
        var again =
                client.feed("?latest_time=" + beyond.json().path("next_time").asLong());
        assertThat(ids(again)).startsWith(newestFirst.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?latest_time=",
                "?latest_time=0",
                "?latest_time=-1",
                "?latest_time=4102444800",
                "?latest_time=4102444800000",
                "?latest_time=9223372036854775807",
                "?latest_time=4.102444800e%2B12",
                "?latest_time=4.102444800e+12",
                "?latest_time=%20",
                "?token=",
                "?token=stale",
                "?latest_time=0&latest_time=1"
            })
    void whatIsNoPastMomentAsksForTheNewest(String query) throws Exception {
        assertThat(ids(client.feed(query))).startsWith(newestFirst.getFirst());
    }

    @Test
    void aBoundInMillisecondsIsExactAndExclusive() throws Exception {
        long third = publishedAt(newestFirst.get(2));
        assertThat(ids(client.feed("?latest_time=" + third))).startsWith(newestFirst.get(3));
        assertThat(ids(client.feed("?latest_time=" + (third + 1)))).startsWith(newestFirst.get(2));
        assertThat(ids(client.feed("?latest_time=" + third + ".0e0"))).startsWith(newestFirst.get(3));
    }

    @Test
    void aBoundInSecondsIsTheEndOfItsSecond() throws Exception {
        long second = publishedAt(newestFirst.getLast()) / 1000;
        var page = ids(client.feed("?latest_time=" + second));
        assertThat(page).isNotEmpty();
        for (var id : page) {
            assertThat(publishedAt(id)).isLessThan((second + 1) * 1000);
        }
        assertThat(ids(client.feed("?latest_time=" + (second - 1)))).isEmpty();
    }

    private long publishedAt(long id) throws Exception {
        return database.sql("SELECT published_at FROM video WHERE id = :id")
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .toFuture()
                .get(10, SECONDS);
    }

    private static List<Long> ids(Reply page) {
        return page.videos()
                .valueStream()
                .map(video -> video.path("id").asLong())
                .toList();
    }
}
