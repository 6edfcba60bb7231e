package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.NarrowServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where the operator names the origins whose pages may call this server, others are told nothing that lets them. */
@NarrowServer
class AllowedOriginsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ALLOWED = "https://app.example.org";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.org",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.example",
                "https://APP.example.org.",
                "null",
                "*"
            })
    void aPageOfAnotherOriginMayNeitherAskNorRead(String origin) throws Exception {
        for (var answer : new HttpResponse<?>[] {
            send("OPTIONS", "/api/v1/videos", origin, "Access-Control-Request-Method", "POST"),
            send("GET", "/api/v1/feed", origin),
            send("GET", "/api/v1/accounts/me", origin),
            send("GET", "/douyin/feed/", origin)
        }) {
            assertThat(answer.headers().map().keySet())
                    .as(answer.uri().getPath())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            assertThat(answer.headers().allValues("Vary")).contains("Origin");
        }
    }

    @Test
    void aPageOfAnAllowedOneMayAskAndRead() throws Exception {
        var beforehand = send("OPTIONS", "/api/v1/accounts/me", ALLOWED, "Access-Control-Request-Method", "PATCH");
        assertThat(beforehand.statusCode()).isEqualTo(204);
        assertThat(header(beforehand, "Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
        assertThat(header(beforehand, "Access-Control-Allow-Methods")).contains("PATCH", "PUT", "DELETE");
        assertThat(header(beforehand, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Idempotency-Key", "If-Match", "If-None-Match");

        for (var path : new String[] {"/api/v1/feed", "/api/v1/accounts/me", "/api/v1/nothing"}) {
            var answer = send("GET", path, ALLOWED);
            assertThat(header(answer, "Access-Control-Allow-Origin")).as(path).isEqualTo(ALLOWED);
            assertThat(header(answer, "Access-Control-Expose-Headers")).contains("ETag", "Location", "Retry-After");
            assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    private HttpResponse<String> send(String method, String path, String origin, String... more) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody())
                .header("Origin", origin);
        return HTTP.send((more.length == 0 ? request : request.headers(more)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
