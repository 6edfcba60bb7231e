package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.admin.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.reactive.function.server.RouterFunction;

/** The description of the API tells of all that the server answers, and is shown by a page that needs nobody else. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {

    private static final Pattern DESCRIBED = Pattern.compile("[A-Z]+ (/api/v1/|/\\.well-known/|/openapi|/docs).*");
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(docs/[^\"]+)\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @Autowired
    private List<RouterFunction<?>> functions;

    @Test
    void noRouteIsUndescribedAndNothingIsDescribedWithoutARoute() throws IOException {
        var routes = Routes.of(functions).stream()
                .filter(DESCRIBED.asMatchPredicate())
                .filter(route -> !route.endsWith(" as events"))
                .map(route -> route.replace("/**", ""));

        assertThat(ApiDescription.read().operations().stream().map(Operation::name))
                .hasSizeGreaterThan(40)
                .containsExactlyInAnyOrderElementsOf(routes.toList());
    }

    @Test
    void isServedAsItIsWritten() throws Exception {
        var answer = get("/openapi.json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(ApiDescription.JSON.readTree(answer.body()))
                .isEqualTo(ApiDescription.JSON.valueToTree(Description.read()));
    }

    @Test
    void isNotSentToWhoeverHasIt() throws Exception {
        var tag = header(get("/openapi.json"), "ETag");
        var again = get("/openapi.json", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
    }

    @Test
    void thePageConsistsOfFilesOfThisServer() throws Exception {
        var page = get("/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");

        var files = LOADED.matcher(page.body())
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll(".*\"(.*)\"", "/$1"))
                .toList();
        assertThat(files).hasSize(5);
        for (var file : files) {
            var answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body()).as(file).isNotEmpty();
            assertThat(get(file, "If-None-Match", header(answer, "ETag")).statusCode())
                    .as(file)
                    .isEqualTo(304);
        }
    }

    @Test
    void browsersRunNothingButItsFiles() throws Exception {
        var page = get("/docs");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.body())
                .doesNotContain("//")
                .doesNotContainPattern("<script(?![^>]*src=)|<style|style=|\\son[a-z]+=");
    }

    @Test
    void thereAreNoOtherFiles() throws Exception {
        for (var file : List.of(
                "/docs/openapi.yaml",
                "/docs/..%2fapplication.yaml",
                "/docs/%00",
                "/docs/index.htm",
                "/docs/index.html")) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
