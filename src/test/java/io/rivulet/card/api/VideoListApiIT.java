package io.rivulet.card.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Outcomes;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.engagement.Audience;
import io.rivulet.video.ApiClient;
import io.rivulet.video.Videos;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/** Lists of videos in every order and of every kind, and what authors change of theirs. */
@RunningServer
class VideoListApiIT {

    private static final String VIDEOS = "/api/v1/videos";

    @Autowired
    private DatabaseClient database;

    private ApiClient api;
    private DouyinClient client;
    private Audience audience;
    private Person ann;
    private Person bob;
    private List<Long> films;

    @BeforeEach
    void publish(@LocalServerPort int port, @Autowired Accounts accounts, @Autowired Videos videos) throws Exception {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        audience = new Audience(accounts, videos, database);
        ann = client.register();
        bob = client.register();
        films = audience.published(ann.id(), 6);
    }

    /** Each order has another one first. */
    @ParameterizedTest
    @CsvSource({
        "newest, 5 4 3 2 1 0",
        "most_liked, 2 4 5 3 1 0",
        "most_viewed, 3 0 2 5 4 1",
        "hottest, 2 3 4 5 0 1",
        "duration, 1 5 4 3 2 0"
    })
    void aListIsInTheOrderThatIsAskedFor(String sort, String order) throws Exception {
        set(films.get(2), "favorite_count = 900, view_count = 1");
        set(films.get(3), "view_count = 5000");
        set(films.get(4), "favorite_count = 2");
        set(films.get(0), "view_count = 2");
        run("UPDATE video_rank SET born = 1700000000000 WHERE video_id = ANY(" + array() + ")");
        run("UPDATE video_rank SET born = born - 86400000 WHERE video_id = " + films.get(0));
        run("UPDATE video_rank SET born = born - 172800000 WHERE video_id = " + films.get(1));
        run("UPDATE video SET duration_ms = CASE id WHEN " + films.get(1) + " THEN 9000 WHEN " + films.get(0)
                + " THEN NULL ELSE 1000 END WHERE id = ANY(" + array() + ")");
        var expected = List.of(order.split(" ", -1)).stream()
                .map(place -> films.get(Integer.parseInt(place)))
                .toList();
        awaitRanks();
        assertThat(ids(api.get(VIDEOS + "?author=" + ann.id() + "&sort=" + sort, "")))
                .isEqualTo(expected);
        assertThat(inParts(VIDEOS + "?author=" + ann.id() + "&limit=2&sort=" + sort, ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "most_liked", "most_viewed", "hottest", "duration"})
    void aListOfAllGoesOnWithoutRepeating(String sort) throws Exception {
        var seen = inParts(VIDEOS + "?limit=100&sort=" + sort, "");
        assertThat(seen).doesNotHaveDuplicates().containsAll(films);
    }

    @Test
    void whatMovesMeanwhileLeavesTheRestWhereItIs() throws Exception {
        var address = VIDEOS + "?sort=most_liked&limit=3&author=" + ann.id();
        var first = api.get(address, "");
        set(films.get(0), "favorite_count = 5");
        awaitRanks();
        assertThat(audience.published(ann.id(), 2)).hasSize(2);
        var rest = api.get(address + "&cursor=" + json(first).path("next").asString(), "");
        assertThat(ids(first)).containsExactly(films.get(5), films.get(4), films.get(3));
        assertThat(ids(rest)).containsExactly(films.get(2), films.get(1));
    }

    @Test
    void tagsAreTakenAsTheyAre() throws Exception {
        var tag = "%_" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(edit(films.get(1), "{\"tags\": [\"sea\", \"" + tag + "\"]}").statusCode())
                .isEqualTo(200);
        assertThat(ids(api.get(VIDEOS + "?tag=" + DouyinClient.encoded(tag), "")))
                .containsExactly(films.get(1));
        assertThat(ids(api.get(VIDEOS + "?sort=hottest&tag=" + DouyinClient.encoded(tag) + "&author=" + ann.id(), "")))
                .containsExactly(films.get(1));
        assertThat(ids(api.get(VIDEOS + "?tag=%25_" + tag.substring(2, 4), ""))).isEmpty();
        assertThat(ids(api.get(VIDEOS + "?tag=" + DouyinClient.encoded(tag) + "&author=" + bob.id(), "")))
                .isEmpty();
    }

    @Test
    void onlyAuthorsListByState() throws Exception {
        long rushes = audience.unfinished(ann.id());
        assertThat(ids(api.get(VIDEOS + "?state=processing", ann.token()))).containsExactly(rushes);
        assertThat(ids(api.get(VIDEOS + "?state=published&sort=hottest&author=" + ann.id(), ann.token())))
                .containsExactlyInAnyOrderElementsOf(films);
        assertThat(ids(api.get(VIDEOS + "?author=" + ann.id(), ann.token()))).doesNotContain(rushes);
        assertThat(problem(api.get(VIDEOS + "?state=processing&author=" + ann.id(), bob.token())))
                .isEqualTo("not-the-author");
        assertThat(api.get(VIDEOS + "?state=processing", "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=oldest",
                "sort=",
                "state=removed",
                "author=x",
                "author=-1",
                "author=1234567890123456789",
                "limit=0",
                "limit=101",
                "cursor=x"
            })
    void whatItDoesNotTakeIsNamed(String query) throws Exception {
        var answer = api.get(VIDEOS + "?" + query, ann.token());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer)).isEqualTo("parameter-invalid");
        assertThat(json(answer).path("errors").path(0).path("field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%00", "a%0Ab", "0123456789012345678901234567890"})
    void whatCanBeNoTagIsRefused(String tag) throws Exception {
        var refused = api.get(VIDEOS + "?tag=" + tag, "");
        assertThat(problem(refused)).isEqualTo("tags-invalid");
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo("tag");
    }

    @Test
    void aCursorIsOfOneOrderAndFilter() throws Exception {
        var next =
                json(api.get(VIDEOS + "?limit=1&sort=hottest", "")).path("next").asString();
        for (var other : List.of("sort=newest", "sort=hottest&author=" + ann.id(), "sort=hottest&tag=sea")) {
            assertThat(problem(api.get(VIDEOS + "?" + other + "&cursor=" + next, "")))
                    .isEqualTo("parameter-invalid");
        }
    }

    @Test
    void anAuthorSaysSomethingElse() throws Exception {
        var edited = edit(films.get(0), "{\"title\": \"ebb\", \"description\": \"The sea\", \"tags\": [\"sea\"]}");
        assertThat(json(edited).path("title").asString()).isEqualTo("ebb");
        var again = json(edit(films.get(0), "{\"description\": \"\"}"));
        assertThat(again.path("title").asString()).isEqualTo("ebb");
        assertThat(again.path("description").asString()).isEmpty();
        assertThat(again.path("tags").path(0).asString()).isEqualTo("sea");
        assertThat(json(api.get(VIDEOS + "?author=" + ann.id() + "&limit=100", ""))
                        .path("items")
                        .path(5)
                        .path("title")
                        .asString())
                .isEqualTo("ebb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"title\": \"\"}; 400; title-missing; title",
                "{\"title\": 1}; 422; field-invalid; title",
                "{\"tags\": [\"\"]}; 400; tags-invalid; tags",
                "{\"tags\": [1]}; 422; field-invalid; tags.0",
                "{\"visibility\": \"secret\"}; 400; visibility-invalid; visibility",
                "{\"visibility\": \"private\"}; 409; visibility-fixed; visibility"
            })
    void whatCannotBeIsNamed(String body, int status, String problem, String field) throws Exception {
        var answer = edit(films.get(0), body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(problem);
        assertThat(json(answer).path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void othersChangeNothing() throws Exception {
        assertThat(problem(api.patch(VIDEOS + "/" + films.get(0), bob.token(), "{\"title\": \"mine\"}")))
                .isEqualTo("not-the-author");
        long rushes = audience.unfinished(ann.id());
        assertThat(problem(api.patch(VIDEOS + "/" + rushes, bob.token(), "{\"title\": \"mine\"}")))
                .isEqualTo("video-not-found");
    }

    @Test
    void aChangeThatIsBasedOnWhatHasChangedIsRefused() throws Exception {
        var one = VIDEOS + "/" + films.get(0);
        var tag = api.get(one, "").headers().firstValue("ETag").orElseThrow();
        assertThat(api.send(api.request(one, "").header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
        assertThat(editIf(one, tag, "{\"title\": \"first\"}").statusCode()).isEqualTo(200);
        assertThat(editIf(one, tag, "{\"title\": \"second\"}").statusCode()).isEqualTo(412);
        assertThat(json(api.get(one, "")).path("title").asString()).isEqualTo("first");
        assertThat(api.send(api.request(one, "").header("If-None-Match", tag)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsUnlistedLeavesTheFeedAndComesBack() throws Exception {
        long film = films.get(5);
        assertThat(works()).isEqualTo(6);
        assertThat(json(edit(film, "{\"visibility\": \"unlisted\"}"))
                        .path("visibility")
                        .asString())
                .isEqualTo("unlisted");
        assertThat(works()).isEqualTo(5);
        for (var sort : List.of("newest", "most_liked", "most_viewed", "hottest", "duration")) {
            assertThat(ids(api.get(VIDEOS + "?author=" + ann.id() + "&sort=" + sort, "")))
                    .as(sort)
                    .hasSize(5)
                    .doesNotContain(film);
        }
        assertThat(ids(api.get("/api/v1/accounts/" + ann.id() + "/videos", bob.token())))
                .doesNotContain(film);
        assertThat(api.get(VIDEOS + "/" + film, "").statusCode()).isEqualTo(200);

        assertThat(edit(film, "{\"visibility\": \"public\"}").statusCode()).isEqualTo(200);
        assertThat(works()).isEqualTo(6);
        await().atMost(ofSeconds(10))
                .until(() -> ids(api.get("/api/v1/feed", "")).contains(film));
        assertThat(json(edit(film, "{\"visibility\": \"public\"}"))
                        .path("visibility")
                        .asString())
                .isEqualTo("public");
        assertThat(works()).isEqualTo(6);
        assertThat(edit(film, "{\"visibility\": \"unlisted\"}").statusCode()).isEqualTo(200);
    }

    /** Other tests compare all counts with their rows. */
    @AfterEach
    void takeBackWhatNobodyGave() throws Exception {
        run("UPDATE video_count SET favorite_count = 0, view_count = 0, version = version + 1, stale = true"
                + " WHERE video_id = ANY(" + array() + ")");
    }

    private void awaitRanks() {
        await().atMost(ofSeconds(30)).until(() -> audience.ranksAreCounts(films));
    }

    private int works() throws Exception {
        return json(api.get("/api/v1/accounts/me", ann.token()))
                .path("video_count")
                .asInt();
    }

    private HttpResponse<String> edit(long film, String body) throws Exception {
        return api.patch(VIDEOS + "/" + film, ann.token(), body);
    }

    private HttpResponse<String> editIf(String address, String tag, String body) throws Exception {
        return api.send(api.request(address, ann.token())
                .header("If-Match", tag)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private void set(long film, String counts) throws Exception {
        run("UPDATE video_count SET version = version + 1, stale = true, " + counts + " WHERE video_id = " + film);
    }

    private void run(String sql) throws Exception {
        Outcomes.await(database.sql(sql).fetch().rowsUpdated());
    }

    private String array() {
        return "ARRAY" + films;
    }

    private List<Long> inParts(String address, String token) throws Exception {
        var seen = new ArrayList<Long>();
        var cursor = "";
        do {
            var answer = api.get(address + cursor, token);
            seen.addAll(ids(answer));
            var next = json(answer).path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return seen;
    }

    private static List<Long> ids(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
