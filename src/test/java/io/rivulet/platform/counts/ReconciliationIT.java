package io.rivulet.platform.counts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.NarrowServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Relations;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/** Counts that were made wrong by hand are found, reported and put right. */
@NarrowServer
class ReconciliationIT {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private CountFindings findings;

    @Autowired
    private MeterRegistry meters;

    @LocalManagementPort
    private int managementPort;

    private Person ann;

    @BeforeEach
    void meet(@LocalServerPort int port) throws Exception {
        var client = new DouyinClient(port);
        ann = client.register();
        new Relations(client).follow(ann, client.register().id()).assertSuccess();
    }

    @Test
    void whatIsRightIsLeftAlone() throws Exception {
        repair();
        assertThat(findings.all().values())
                .allSatisfy(found -> assertThat(found.differing()).isZero());
        assertThat(findings.all())
                .containsOnlyKeys(
                        "account favorited",
                        "account favorites",
                        "account followers",
                        "account follows",
                        "account works",
                        "collection videos",
                        "comment likes",
                        "comment replies",
                        "video collects",
                        "video comments",
                        "video favorites",
                        "video ranks",
                        "video views");
        assertThat(drift("account follows")).isZero();
    }

    @Test
    void whatDiffersIsFoundAndThenRepaired() throws Exception {
        sql("UPDATE account_count SET follows = follows + 5, followers = 3, works = 2, favorites = 1, favorited = 4"
                + " WHERE account_id = " + ann.id());
        compare();
        for (var count : new String[] {"follows", "followers", "works", "favorites", "favorited"}) {
            assertThat(drift("account " + count)).as(count).isOne();
        }

        repair();
        assertThat(drift("account follows")).isZero();
        assertThat(number("SELECT follows FROM account_count WHERE account_id = " + ann.id()))
                .isOne();
        assertThat(number("SELECT followers + works + favorites + favorited FROM account_count WHERE account_id = "
                        + ann.id()))
                .isZero();
        repair();
        assertThat(findings.all().values())
                .allSatisfy(found -> assertThat(found.differing()).isZero());
    }

    private void repair() throws Exception {
        var order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/counts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(order, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
        awaitEnd(1);
    }

    /** The regular comparison, whose time has come. */
    private void compare() throws Exception {
        reconciliation.begin().toFuture().get(10, SECONDS);
        sql("UPDATE job SET run_at = now() WHERE kind = 'reconcile-counts' AND subject = 0");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT count(*) FROM job WHERE kind = 'reconcile-counts' AND subject = 0"
                                + " AND run_at > now() AND lease_until IS NULL")
                        == 1);
    }

    private void awaitEnd(int subject) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT count(*) FROM job WHERE kind = 'reconcile-counts' AND subject = " + subject)
                        == 0);
    }

    private double drift(String count) {
        return meters.get("rivulet.counts.drift").tag("count", count).gauge().value();
    }

    private void sql(String statement) throws Exception {
        database.sql(statement).then().toFuture().get(10, SECONDS);
    }

    private long number(String query) throws Exception {
        return database.sql(query).mapValue(Long.class).one().toFuture().get(10, SECONDS);
    }
}
