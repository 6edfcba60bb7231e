package io.rivulet.platform.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.video.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever address it is sent to, a body is read by the same rules, and told what is wrong with it. */
@RunningServer
class BodiesIT {

    private ApiClient api;
    private String token;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        api = new ApiClient(port);
        token = new DouyinClient(port).register().token();
    }

    @ParameterizedTest
    @CsvSource({
        "accounts, password",
        "sessions, password",
        "sessions/refresh, refresh_token",
        "videos, title",
        "collections, name",
        "videos/1/comments, content",
        "videos/1/views, session",
        "conversations/1/messages, content"
    })
    void eachMemberComesOnceOfItsTypeInUtf8(String path, String member) throws Exception {
        var twice = post(path, "{\"%1$s\": \"a\", \"%1$s\": \"b\"}".formatted(member));
        var latin = post(path, "{\"%s\": \"\u00e4\"}".formatted(member).getBytes(StandardCharsets.ISO_8859_1));
        var cut = post(path, "{\"%s\": hush".formatted(member));
        var typed = post(path, "{\"%s\": {}}".formatted(member));
        var counted = post(path, "{\"%s\": 7}".formatted(member));

        assertThat(problem(twice)).isEqualTo("body-unreadable");
        assertThat(problem(latin)).isEqualTo("body-unreadable");
        assertThat(problem(cut)).isEqualTo("body-unreadable");
        assertThat(cut.body()).contains("line 1").doesNotContain("hush");
        for (var refused : new HttpResponse<?>[] {typed, counted}) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body().toString()).contains("\"field\":\"" + member + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts | {\"name\": \"ann\"} | password",
                "accounts | {\"name\": \"ann\", \"password\": \"1\"} | password",
                "accounts | {\"name\": \" \", \"password\": \"tides and sand\"} | name",
                "sessions | {\"password\": \"tides and sand\"} | name",
                "videos | {\"title\": \"tides\"} | upload_id",
                "videos | {\"upload_id\": \"0\", \"title\": \" \"} | title",
                "videos | {\"upload_id\": \"0\", \"title\": \"t\", \"visibility\": \"all\"} | visibility",
                "collections | {\"name\": \"\"} | name",
                "collections | {\"name\": \"x\", \"visibility\": \"all\"} | visibility",
                "videos/1/comments | {\"content\": \"\"} | content",
                "videos/1/views | {\"session\": \"short\"} | session"
            })
    void theMemberThatIsToBlameIsNamed(String path, String body, String member) throws Exception {
        var refused = post(path, body);

        assertThat(refused.statusCode()).isIn(400, 422);
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo(member);
    }

    @Test
    void aKeyThatIsNoneIsNamed() throws Exception {
        var refused = api.post("/api/v1/collections", token, "{\"name\": \"x\"}", "Idempotency-Key", "a b");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo("Idempotency-Key");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return api.send(api.request("/api/v1/" + path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }
}
