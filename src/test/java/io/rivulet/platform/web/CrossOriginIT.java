package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages of any origin may call every address, and read what it answers. */
@RunningServer
class CrossOriginIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PAGE = "https://app.example.org";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/uploads", "/api/v1/uploads/x", "/api/v1/videos", "/douyin/feed/", "/media/a/b", "/"})
    void aBrowserMayAskBeforehand(String path) throws Exception {
        var answer = send(
                "OPTIONS",
                path,
                "Origin",
                PAGE,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,tus-resumable,upload-offset,content-type");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(list(answer, "Access-Control-Allow-Methods"))
                .contains("get", "head", "post", "patch", "delete", "options");
        assertThat(list(answer, "Access-Control-Allow-Headers"))
                .contains(
                        "authorization",
                        "content-type",
                        "tus-resumable",
                        "upload-length",
                        "upload-offset",
                        "upload-metadata",
                        "upload-defer-length",
                        "upload-concat",
                        "upload-checksum",
                        "x-http-method-override",
                        "x-requested-with",
                        "x-request-id",
                        "idempotency-key",
                        "range");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(Long.parseLong(header(answer, "Access-Control-Max-Age"))).isPositive();
    }

    @Test
    void whatUploadsSpeakIsToldThereToo() throws Exception {
        var answer = send("OPTIONS", "/api/v1/uploads", "Origin", PAGE, "Access-Control-Request-Method", "POST");

        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/feed/", "/api/v1/uploads/x", "/nowhere", "/douyin/publish/list/?user_id=x"})
    void answersAndRefusalsMayBeRead(String path) throws Exception {
        var answer = send("GET", path, "Origin", PAGE);

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(list(answer, "Access-Control-Expose-Headers"))
                .contains(
                        "location",
                        "upload-offset",
                        "upload-length",
                        "upload-metadata",
                        "upload-expires",
                        "upload-concat",
                        "upload-defer-length",
                        "tus-version",
                        "tus-resumable",
                        "tus-max-size",
                        "tus-extension",
                        "tus-checksum-algorithm",
                        "retry-after",
                        "www-authenticate",
                        "content-range");
    }

    @Test
    void whoeverAsksFromNoPageIsToldNothingOfIt() throws Exception {
        assertThat(send("GET", "/douyin/feed/").headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.noBody());
        return HTTP.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Stream<String> list(HttpResponse<String> answer, String name) {
        return answer.headers().allValues(name).stream()
                .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",\\s*")));
    }
}
