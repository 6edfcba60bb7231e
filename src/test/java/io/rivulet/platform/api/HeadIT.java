package io.rivulet.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.video.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What can be got can be asked for without its body. */
@RunningServer
class HeadIT {

    private ApiClient api;
    private String token;

    @BeforeEach
    void signIn(@LocalServerPort int port) throws Exception {
        api = new ApiClient(port);
        token = new DouyinClient(port).register().token();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts/me",
                "/api/v1/collections",
                "/api/v1/conversations",
                "/api/v1/videos/1",
                "/openapi.json",
                "/.well-known/jwks.json"
            })
    void theHeadIsThatOfGet(String path) throws Exception {
        var got = api.get(path, token);
        var head = head(path, token);

        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(got.statusCode());
        for (var name : new String[] {"Content-Type", "Content-Length", "ETag", "Cache-Control"}) {
            assertThat(head.headers().firstValue(name)).isEqualTo(got.headers().firstValue(name));
        }
    }

    @Test
    void theFeedHasAHeadForEverybody() throws Exception {
        var head = head("/api/v1/feed", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void whatHasNotChangedIsNotModified() throws Exception {
        var tag = api.get("/api/v1/accounts/me", token)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var head = api.send(api.request("/api/v1/accounts/me", token)
                .header("If-None-Match", tag)
                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(304);
    }

    @Test
    void onlyWhatCanBeGotHasAHead() throws Exception {
        var refused = head("/api/v1/videos/1/views", token);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow").orElseThrow()).isEqualTo("POST");
        assertThat(api.put("/api/v1/videos/1", token)
                        .headers()
                        .firstValue("Allow")
                        .orElseThrow())
                .contains("GET", "HEAD", "PATCH", "DELETE");
    }

    private HttpResponse<String> head(String path, String by) throws Exception {
        return api.send(api.request(path, by).method("HEAD", BodyPublishers.noBody()));
    }
}
