package io.rivulet.load.data;

import static io.rivulet.Clips.Clip.H264;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.Clips;
import io.rivulet.Ledger;
import io.rivulet.douyin.DouyinClient;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** A small data set in a server of its own: all of it is there, and the server takes it for its own. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"rivulet.video.answer-within=30s", "rivulet.feed.compare-every=100ms", "management.server.port=0"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataSetIT {

    private static final Sizes SIZES = Sizes.scaled(0.002);
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final String SCHEMA = """
            SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
            """;

    private Connection database;
    private DouyinClient client;
    private Set<String> schema;
    private People people;

    @BeforeAll
    void fill(@LocalServerPort int port, @Autowired Flyway flyway, @Autowired Environment environment)
            throws Exception {
        database = flyway.getConfiguration().getDataSource().getConnection();
        client = new DouyinClient(port);
        var set = new DataSet(database, SIZES, NOWHERE);
        assertThatThrownBy(set::fill).hasMessageContaining("no published video");
        client.publish(client.register(), Clips.of(environment).bytes(H264), "real")
                .assertSuccess();
        schema = texts(SCHEMA);
        people = set.fillUnlessInUse();
    }

    @AfterAll
    void disconnect() throws SQLException {
        database.close();
    }

    @Test
    void allOfItIsThere() throws SQLException {
        assertThat(number("SELECT count(*) FROM account WHERE name LIKE 'load%'"))
                .isEqualTo(SIZES.users());
        assertThat(number("SELECT count(*) FROM video WHERE state = 'PUBLISHED'"))
                .isEqualTo(SIZES.videos() + 1);
        assertThat(number("SELECT sum(refs) FROM stored_object"))
                .as("references to the one file")
                .isEqualTo(SIZES.videos() + 1);
        assertThat(number("SELECT count(*) FROM favorite")).isEqualTo(SIZES.likes());
        assertThat(number("SELECT count(*) FROM follow")).isEqualTo(SIZES.follows());
        assertThat(number("SELECT count(*) FROM comment")).isEqualTo(SIZES.comments());
    }

    @Test
    void countsAreWhatTheRowsSay() throws SQLException {
        assertThat(new Ledger(database).countsThatDifferFromTheirRows()).isZero();
        assertThat(number("SELECT count(*) FROM account_count")).isEqualTo(number("SELECT count(*) FROM account"));
        assertThat(number("SELECT count(*) FROM video_count")).isEqualTo(number("SELECT count(*) FROM video"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> new Ledger(database).videosRankedOtherwiseThanCounted() == 0);
    }

    @Test
    void theSchemaIsAsItWas() throws SQLException {
        assertThat(texts(SCHEMA)).isEqualTo(schema);
    }

    @Test
    void aFewArePopular() throws SQLException {
        assertThat(number("SELECT max(favorite_count) FROM video_count"))
                .isGreaterThan(20
                        * number(
                                "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY favorite_count) FROM video_count"));
        assertThat(number("SELECT max(followers) FROM account_count"))
                .isGreaterThan(10
                        * number("SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY followers) FROM account_count"));
    }

    @Test
    void nothingIsNewerThanThePublishClock() throws SQLException {
        assertThat(number("SELECT max(published_at) - (SELECT last FROM publish_clock) FROM video"))
                .isZero();
        assertThat(
                        number(
                                "SELECT count(*) FROM video a JOIN video b ON b.id = a.id + 1"
                                        + " WHERE a.title LIKE '%, part %' AND b.title LIKE '%, part %' AND a.published_at >= b.published_at"))
                .isZero();
    }

    @Test
    void itsPeopleLogInAndSeeTheFeed() throws Exception {
        var name = "load" + (people.firstNumber() + people.many() - 1);
        var token = client.post("/douyin/user/login/?username=" + name + "&password=" + DataSet.PASSWORD)
                .assertSuccess()
                .json()
                .path("token")
                .asString();
        // a node learns of what is older than what it knows when it compares
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        client.feed("?token=" + token).assertSuccess().videos().size() == 30);
        var newest = client.feed("?token=" + token).assertSuccess();
        assertThat(newest.videos().path(0).path("title").asString()).isEqualTo("real");
        var older =
                client.feed("?latest_time=" + newest.json().path("next_time").asLong());
        var play = older.videos().path(29).path("play_url").asString();
        assertThat(client.fetch(play, "Range", "bytes=0-99").body()).hasSize(100);
    }

    @Test
    void whoIsSignedInPastTheServerIsKnownToIt() throws Exception {
        var member = Sessions.open(database, people.some(10)).getLast();
        var shown = client.get("/douyin/user/?token=" + member.token()).assertSuccess();
        assertThat(shown.json().path("user").path("id").asLong()).isEqualTo(member.id());
    }

    @Test
    void aDatabaseInUseIsLeftAlone() throws SQLException {
        long before = number("SELECT count(*) FROM account");
        assertThatThrownBy(() -> new DataSet(database, SIZES, NOWHERE).fillUnlessInUse())
                .hasMessageContaining("data.force");
        assertThat(number("SELECT count(*) FROM account")).isEqualTo(before);
    }

    private long number(String query) throws SQLException {
        return new Sql(database).number(query);
    }

    private Set<String> texts(String query) throws SQLException {
        var texts = new TreeSet<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
