package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What an owner is told of an upload while it goes on, and what spares sending it. */
@RunningServer
class ProgressIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private TusClient ann;

    @BeforeEach
    void register() throws Exception {
        ann = TusClient.register(port);
    }

    @Test
    void itIsToldWhenItIsAskedFor() throws Exception {
        var path = ann.create(10);
        assertThat(ann.patch(path, 0, bytes(4, 1)).status()).isEqualTo(204);
        // no client of the protocol: a page that only watches
        var answer = ann.plain("GET", path, "Authorization", "Bearer " + ann.token());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var json = JSON.readTree(answer.body());
        assertThat(json.path("id").asString()).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(json.path("state").asString()).isEqualTo("receiving");
        assertThat(json.path("offset").asLong()).isEqualTo(4);
        assertThat(json.path("length").asLong()).isEqualTo(10);
        assertThat(Instant.parse(json.path("expires_at").asString())).isAfter(Instant.now());
    }

    @Test
    void itIsToldAsItGoesOn() throws Exception {
        var path = ann.create(10);
        var lines = watch(path);
        assertThat(next(lines, "data:")).contains("\"offset\":0,");
        assertThat(ann.patch(path, 0, bytes(4, 1)).status()).isEqualTo(204);
        assertThat(next(lines, "data:")).contains("\"offset\":4,", "receiving");
        assertThat(ann.patch(path, 4, bytes(6, 1)).status()).isEqualTo(204);
        var last = next(lines, "data:");
        while (!last.contains("stored")) {
            assertThat(last).contains("\"offset\":10,", "completing");
            last = next(lines, "data:");
        }
        assertThat(next(lines, "event:")).contains("end");
        lines.forEachRemaining(line -> assertThat(line).doesNotStartWith("data:{"));
    }

    @Test
    void whoeverWatchesWhatIsEndedIsToldSo() throws Exception {
        var path = ann.create(10);
        var lines = watch(path);
        assertThat(next(lines, "data:")).contains("\"offset\":0,");
        assertThat(ann.delete(path).status()).isEqualTo(204);

        assertThat(next(lines, "event:")).contains("end");
    }

    @Test
    void whatTheOwnerHasStoredBeforeNeedNotBeSentAgain() throws Exception {
        var content = bytes(1_000, System.nanoTime());
        var path = ann.create(content.length);
        assertThat(instant(ann, content).status()).isEqualTo(404);
        assertThat(ann.patch(path, 0, content).status()).isEqualTo(204);
        ann.awaitState(path, "stored");

        var again = instant(ann, content);
        assertThat(again.location()).isNotEqualTo(path);
        assertThat(JSON.readTree(again.body()).path("state").asString()).isEqualTo("stored");
        assertThat(ann.head(again.location()).offset()).isEqualTo(content.length);
    }

    @Test
    void whatOthersHaveStoredIsNotKnown() throws Exception {
        var content = bytes(1_000, System.nanoTime());
        var path = ann.create(content.length);
        assertThat(ann.patch(path, 0, content).status()).isEqualTo(204);
        ann.awaitState(path, "stored");
        var bob = TusClient.register(port);

        var known = instant(bob, content);
        var unknown = instant(bob, bytes(1_000, System.nanoTime()));
        assertThat(known.status()).isEqualTo(404);
        assertThat(known.body()).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"size\":1}",
                "{\"size\":-1,\"sha256\":\"%s\"}",
                "{\"size\":\"x\",\"sha256\":\"%s\"}",
                "{\"size\":1,\"sha256\":\"%sx\"}",
                "{\"size\":1,\"sha256\":\"xyz\"}"
            })
    void whatNamesNoContentIsRefused(String body) throws Exception {
        var answer = ann.send(
                "POST",
                UPLOADS + "/instant",
                body.formatted("0".repeat(64)).getBytes(UTF_8),
                "Content-Type",
                "application/json");

        assertThat(answer.status()).isIn(400, 422);
        assertThat(ann.plain("POST", UPLOADS + "/instant").status()).isEqualTo(401);
    }

    private static TusClient.Answer instant(TusClient client, byte[] content) throws Exception {
        var body = "{\"size\":" + content.length + ",\"sha256\":\""
                + StoredBytes.sha256(content).toUpperCase(Locale.ROOT) + "\"}";
        return client.send("POST", UPLOADS + "/instant", body.getBytes(UTF_8), "Content-Type", "application/json");
    }

    private Iterator<String> watch(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers("Authorization", "Bearer " + ann.token(), "Accept", "text/event-stream");
        var answer = HTTP.send(request.build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return answer.body().iterator();
    }

    private static String next(Iterator<String> lines, String beginning) {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith(beginning) && (!beginning.equals("event:") || line.contains("end"))) {
                return line;
            }
        }
        throw new AssertionError("The stream ended before a line with " + beginning);
    }
}
