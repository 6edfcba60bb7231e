package io.rivulet.platform.web;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.RawConnection;
import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than the server can do, on a server whose limits are low enough to be reached. */
class OverloadIT {

    private static final int PLACES = 20;
    private static final int CONNECTIONS_TO_POSTGRES = 2;
    private static final int WRONG_PASSWORD = 2003;
    private static final int OPEN = 300;
    private static final int CALLERS = 200;
    private static final int BUSY = WebError.BUSY.number();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path data;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                        data,
                        "--rivulet.demo=false",
                        "--rivulet.web.admission.requests=" + PLACES,
                        "--rivulet.web.admission.connections=" + OPEN,
                        "--spring.r2dbc.pool.initial-size=1",
                        "--spring.r2dbc.pool.max-size=" + CONNECTIONS_TO_POSTGRES,
                        // the test decides how long PostgreSQL is slow
                        "--spring.r2dbc.pool.max-acquire-time=5m",
                        "--spring.r2dbc.properties.statementTimeout=5m",
                        "--spring.r2dbc.properties.lockWaitTimeout=5m")
                .awaitReady();
        // the warm-up is over
        await().atMost(PATIENCE).until(() -> server.scrape().series().contains("application_ready_time_seconds"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsTooMuchIsToldSoWhileTheRestWaits() throws Exception {
        var client = new DouyinClient(server.port());
        var ann = client.register();
        var refusedBefore = refused();
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (var slow = slowDatabase()) {
            answers = IntStream.range(0, CALLERS).mapToObj(caller -> logIn()).toList();
            // nobody else can be answered while the table is locked
            await().atMost(PATIENCE).until(() -> answered(answers).size() == CALLERS - PLACES);
            assertThat(answered(answers))
                    .allSatisfy(answer -> assertThat(reply(answer).code()).isEqualTo(BUSY));
            assertThat(server.scrape().sum("rivulet_admission_requests ")).isEqualTo(PLACES);
            slow.rollback();
        }
        var codes = answers.stream()
                .map(answer -> reply(answer.join()).code())
                .filter(code -> code != BUSY)
                .toList();
        assertThat(codes).hasSize(PLACES).containsOnly(WRONG_PASSWORD);
        assertThat(refused() - refusedBefore).isEqualTo(CALLERS - PLACES);
        assertThatAllPlacesAreFree();
        client.feed("?token=" + ann.token()).assertSuccess();
        assertThat(client.register().token()).isNotEmpty();
    }

    @Test
    void outsideOfTheContractItIsAStatusWithAWait() throws Exception {
        try (var slow = slowDatabase()) {
            var waiting = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            IntStream.range(0, PLACES).forEach(caller -> waiting.add(logIn()));
            await().atMost(PATIENCE).until(() -> server.scrape().sum("rivulet_admission_requests ") == PLACES);

            var refused = HTTP.send(request("/nowhere").build(), ofString());

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).contains("urn:rivulet:problem:busy");
            slow.rollback();
            waiting.forEach(CompletableFuture::join);
        }
        assertThatAllPlacesAreFree();
        assertThat(HTTP.send(request("/nowhere").build(), ofString()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneConnectionTooManyIsClosedAndCounted() throws Exception {
        var connections = new ArrayList<RawConnection>();
        try {
            while (connections.size() < OPEN) {
                connections.add(new RawConnection(server.port()));
            }
            await().atMost(PATIENCE).until(() -> server.scrape().sum("rivulet_admission_connections ") >= OPEN);
            try (var oneMore = new RawConnection(server.port())) {
                assertThat(oneMore.isClosedByPeer()).isTrue();
            }
            assertThat(server.scrape().sum("rivulet_admission_connections_refused_total"))
                    .isPositive();
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
        await().atMost(PATIENCE).until(() -> server.scrape().sum("rivulet_admission_connections ") < OPEN / 2);
        new DouyinClient(server.port()).feed("").assertSuccess();
        assertThat(server.output()).doesNotContain(" ERROR ");
    }

    private static void assertThatAllPlacesAreFree() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.scrape().sum("rivulet_admission_requests "))
                        .isZero());
    }

    private static double refused() throws Exception {
        return server.scrape().sum("rivulet_admission_requests_refused_total");
    }

    /** Until it is rolled back, nobody reads an account. */
    private static Connection slowDatabase() throws Exception {
        var connection = server.database();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private static CompletableFuture<HttpResponse<String>> logIn() {
        var name = DouyinClient.unusedName();
        var request = request("/douyin/user/login/?username=" + name + "&password=" + name)
                .POST(BodyPublishers.noBody());
        return HTTP.sendAsync(request.build(), ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path)).timeout(PATIENCE);
    }

    private static List<HttpResponse<String>> answered(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    private static Reply reply(HttpResponse<String> answer) {
        return Reply.of(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }
}
