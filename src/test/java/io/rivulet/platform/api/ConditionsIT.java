package io.rivulet.platform.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.engagement.Audience;
import io.rivulet.video.ApiClient;
import io.rivulet.video.Videos;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/** Who has read something need not read it again, and changes nothing that has become another since. */
@RunningServer
class ConditionsIT {

    private ApiClient api;
    private Person ann;
    private String video;
    private String collection;

    @BeforeEach
    void keep(
            @LocalServerPort int port,
            @Autowired Accounts accounts,
            @Autowired Videos videos,
            @Autowired DatabaseClient database)
            throws Exception {
        api = new ApiClient(port);
        ann = new DouyinClient(port).register();
        long film = new Audience(accounts, videos, database).published(ann.id());
        video = "/api/v1/videos/" + film;
        var made = api.post("/api/v1/collections", ann.token(), "{\"name\": \"trips\"}");
        collection = "/api/v1/collections/" + json(made).path("id").asLong();
        assertThat(api.put(collection + "/videos/" + film, ann.token()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        for (var path : List.of(video, collection, "/api/v1/accounts/me")) {
            var tag = tag(api.get(path, ann.token()));
            var again = api.send(
                    api.request(path, ann.token()).header("If-None-Match", tag).GET());
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(tag(again)).isEqualTo(tag);
        }
    }

    @Test
    void aCollectionIsChangedByWhoHasSeenItAsItIs() throws Exception {
        var tag = tag(api.get(collection, ann.token()));
        assertThat(api.delete(collection + video.replace("/api/v1", ""), ann.token())
                        .statusCode())
                .isEqualTo(204);

        assertThat(change(collection, "{\"name\": \"journeys\"}", tag).statusCode())
                .isEqualTo(200);

        assertThat(problem(change(collection, "{\"visibility\": \"public\"}", tag)))
                .isEqualTo("precondition-failed");
        assertThat(json(api.get(collection, ann.token())).path("visibility").asString())
                .isEqualTo("private");
    }

    @Test
    void ofTwoChangesAtOnceNeitherIsLost() throws Exception {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                var name = "trips " + round;
                var visibility = round % 2 == 0 ? "public" : "private";
                List<Callable<HttpResponse<String>>> changes = List.of(
                        () -> api.patch(collection, ann.token(), "{\"name\": \"" + name + "\"}"),
                        () -> api.patch(collection, ann.token(), "{\"visibility\": \"" + visibility + "\"}"));
                for (var change : both.invokeAll(changes)) {
                    assertThat(change.get().statusCode()).isEqualTo(200);
                }
                var now = json(api.get(collection, ann.token()));
                assertThat(now.path("name").asString()).isEqualTo(name);
                assertThat(now.path("visibility").asString()).isEqualTo(visibility);
            }
        }
    }

    /** Wherever one text ends and the next begins: the list of both prints the same. */
    @Test
    void aTagTellsTheMembersApart() throws Exception {
        assertThat(api.patch(video, ann.token(), "{\"title\": \"a, b\", \"description\": \"c\"}")
                        .statusCode())
                .isEqualTo(200);
        var tag = tag(api.get(video, ann.token()));
        assertThat(api.patch(video, ann.token(), "{\"title\": \"a\", \"description\": \"b, c\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(problem(change(video, "{\"tags\": [\"sea\"]}", tag))).isEqualTo("precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"x", "W/", "text/event-stream/x, */*", "/", ";", ","})
    void whatIsNoAcceptIsShownTheVideo(String accept) throws Exception {
        var shown = api.send(api.request(video, ann.token()).header("Accept", accept));

        assertThat(shown.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> change(String path, String body, String tag) throws Exception {
        return api.send(api.request(path, ann.token())
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
