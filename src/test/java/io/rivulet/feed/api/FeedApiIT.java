package io.rivulet.feed.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.engagement.Audience;
import io.rivulet.platform.events.EventListener;
import io.rivulet.video.ApiClient;
import io.rivulet.video.Videos;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** The feed under `/api/v1`: the same as that of existing clients, in its own words. */
@RunningServer
class FeedApiIT {

    private static final String FEED = "/api/v1/feed";
    private static final Person NOBODY = new Person(0, "", "");

    @Autowired
    private List<EventListener> listeners;

    @Autowired
    private Environment environment;

    private ApiClient api;
    private DouyinClient client;
    private Audience audience;
    private Person ann;

    @BeforeEach
    void meet(
            @LocalServerPort int port,
            @Autowired Accounts accounts,
            @Autowired Videos videos,
            @Autowired DatabaseClient database)
            throws Exception {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        audience = new Audience(accounts, videos, database);
        ann = client.register();
    }

    @Test
    void itShowsWhatTheOtherFaceShows() throws Exception {
        client.publish(ann, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        await().atMost(ofSeconds(10)).until(() -> titles(api.get(FEED, "")).contains("tides"));

        var here = ids(items(api.get(FEED, "")));
        var there = client.feed("")
                .videos()
                .valueStream()
                .map(video -> video.path("id").asLong())
                .toList();
        assertThat(here).isEqualTo(there);
        var newest = items(api.get(FEED, "")).getFirst();
        assertThat(newest.path("author").path("name").asString()).isEqualTo(ann.name());
        assertThat(newest.path("play_url").asString()).startsWith("http://localhost:");
    }

    @Test
    void pagesFollowEachOtherToTheEnd() throws Exception {
        assertThat(audience.published(audience.person(), 70)).hasSize(70);
        listeners.forEach(EventListener::missed);
        var seen = new ArrayList<Long>();
        var cursor = "";
        do {
            var answer = api.get(FEED + "?limit=29" + cursor, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            seen.addAll(ids(items(answer)));
            var next = json(answer).path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(70).doesNotHaveDuplicates();
    }

    @Test
    void whatIsTheViewersOwnIsSaid() throws Exception {
        var title = DouyinClient.unusedName();
        client.publish(ann, Clips.of(environment).bytes(Clip.H264), title).assertSuccess();
        await().atMost(ofSeconds(10)).until(() -> titles(api.get(FEED, "")).contains(title));
        var film = titled(title, ann);
        assertThat(film.path("is_favorite").asBoolean()).isFalse();
        var like = "/api/v1/videos/" + film.path("id").asLong() + "/like";
        assertThat(api.put(like, ann.token()).statusCode()).isEqualTo(204);
        assertThat(titled(title, ann).path("is_favorite").asBoolean()).isTrue();
        await().atMost(ofSeconds(10))
                .until(() -> titled(title, NOBODY).path("favorite_count").asInt() == 1);
        assertThat(titled(title, NOBODY).path("is_favorite").asBoolean()).isFalse();
    }

    private JsonNode titled(String title, Person viewer) throws Exception {
        return items(api.get(FEED, viewer.token())).stream()
                .filter(video -> video.path("title").asString().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=31", "limit=x", "cursor=x", "cursor=AAAAAAAAAAAAAAAA"})
    void whatItDoesNotTakeIsNamed(String query) throws Exception {
        var answer = api.get(FEED + "?" + query, "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("parameter-invalid");
        assertThat(json(answer).path("errors").path(0).path("field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void aTokenThatIsNoneIsRefusedWhateverIsAtHand() throws Exception {
        assertThat(api.get(FEED, "").statusCode()).isEqualTo(200);
        assertThat(api.get(FEED, "forged").statusCode()).isEqualTo(401);
    }

    /** From the second time on: before, the node does not know of what tests have written past it. */
    @Test
    void atHandAndNotItIsTheSameAnswer() {
        await().atMost(ofSeconds(30)).untilAsserted(() -> {
            var near = api.get(FEED, "");
            listeners.forEach(EventListener::missed);
            var far = api.get(FEED, "");
            assertThat(far.body()).isEqualTo(near.body());
            for (var header : List.of("Content-Type", "Cache-Control", "Content-Length")) {
                assertThat(far.headers().firstValue(header))
                        .as(header)
                        .isPresent()
                        .isEqualTo(near.headers().firstValue(header));
            }
        });
    }

    @Test
    void whatAnAuthorPublishedIsListed() throws Exception {
        var films = audience.published(ann.id(), 5);
        var list = "/api/v1/accounts/" + ann.id() + "/videos?limit=3";
        var first = api.get(list, "");
        var rest = api.get(list + "&cursor=" + json(first).path("next").asString(), "");
        assertThat(ids(items(first))).isEqualTo(films.reversed().subList(0, 3));
        assertThat(ids(items(rest))).isEqualTo(films.reversed().subList(3, 5));
        assertThat(json(rest).has("next")).isFalse();
        assertThat(problem(api.get("/api/v1/accounts/999999999/videos", ""))).isEqualTo("account-not-found");
    }

    private static List<String> titles(HttpResponse<String> answer) {
        return items(answer).stream()
                .map(video -> video.path("title").asString())
                .toList();
    }

    private static List<JsonNode> items(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("items").valueStream().toList();
    }

    private static List<Long> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asLong()).toList();
    }
}
