package io.rivulet.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.NarrowServer;
import io.rivulet.Statements;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is shown costs a fixed number of statements, however much it is and whoever asks. */
@NarrowServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsPerPageIT {

    private static final int PAGE = 30;
    private static final String MANY_AUTHORS = """
            WITH authors AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(1, 30) AS i)
                RETURNING id),
            counts AS (INSERT INTO account_count (account_id) SELECT id FROM authors),
            tick AS (
                UPDATE publish_clock
                   SET last = greatest(last, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1000) + 30
                RETURNING last),
            videos AS (
                INSERT INTO video (author_id, title, token, container, size_bytes, state, published_at)
                SELECT id, 'filling', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED',
                       last - row_number() OVER (ORDER BY id)
                  FROM authors, tick
                RETURNING id)
            INSERT INTO video_count (video_id) SELECT id FROM videos
            """;

    @Autowired
    private Statements statements;

    private DouyinClient client;
    private Person ann;

    @BeforeAll
    void fill(@LocalServerPort int port, @Autowired DatabaseClient database) throws Exception {
        client = new DouyinClient(port);
        ann = client.register();
        database.sql(MANY_AUTHORS).then().toFuture().get(10, SECONDS);
        database.sql("UPDATE video SET author_id = :ann WHERE id = (SELECT max(id) FROM video)")
                .bind("ann", ann.id())
                .then()
                .toFuture()
                .get(10, SECONDS);
    }

    @Test
    void anAnonymousPageOfManyAuthorsCostsTwo() throws Exception {
        assertThat(page("")).hasSizeBetween(1, 2);
    }

    @Test
    void aPageOfAViewerWhoWasNeverSeenBeforeCostsThree() throws Exception {
        var stranger = client.register();
        assertThat(page("?token=" + stranger.token())).hasSizeBetween(1, 3);
    }

    @Test
    void aStaleTokenCostsNothing() throws Exception {
        assertThat(page("?token=stale")).hasSizeBetween(1, 2);
    }

    @Test
    void anAuthorsListCostsThreeWithTheViewersSession() throws Exception {
        var stranger = client.register();
        assertThat(statements.during(() -> assertThat(
                                client.publishedBy(ann, stranger.token()).videos())
                        .hasSize(1)))
                .hasSizeBetween(1, 3);
    }

    @Test
    void aProfileCostsTwoWithTheViewersSession() throws Exception {
        var stranger = client.register();
        assertThat(statements.during(() ->
                        client.get("/douyin/user/?token=" + stranger.token()).assertSuccess()))
                .hasSizeBetween(1, 2);
    }

    private List<String> page(String query) throws Exception {
        return statements.during(() -> assertThat(client.feed(query).videos()).hasSize(PAGE));
    }
}
