package io.rivulet;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static io.rivulet.video.ApiClient.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.engagement.Audience;
import io.rivulet.video.ApiClient;
import io.rivulet.video.Videos;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Where the server looks for a text, a percent sign, an underscore and a backslash stand for themselves. */
@RunningServer
class WildcardsIT {

    private static final String SECRET = "tides-and-sand";
    private static final String COLLECTIONS = "/api/v1/collections";

    private ApiClient api;
    private DouyinClient client;
    private String rest;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        rest = DouyinClient.unusedName().substring(0, 16);
    }

    /** As a pattern, each but the first would stand for the first as well. */
    private List<String> alike() {
        return Stream.of("sea", "s_a", "s%", "%", "se\\a", "___")
                .map(beginning -> beginning + rest)
                .toList();
    }

    @Test
    void namesThatLookAlikeArePeopleOfTheirOwn() throws Exception {
        var people = new LinkedHashMap<String, JsonNode>();
        for (var name : alike()) {
            var answer = signUp(name);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            people.put(name, json(answer).path("account_id"));
        }
        assertThat(people.values()).doesNotHaveDuplicates();
        for (var person : people.entrySet()) {
            assertThat(json(logIn(person.getKey())).path("account_id")).isEqualTo(person.getValue());
            assertThat(logInAtTheContract(person.getKey()).path("user_id")).isEqualTo(person.getValue());
            var shown = json(api.get("/api/v1/accounts/" + person.getValue(), ""));
            assertThat(shown.path("name").asString()).isEqualTo(person.getKey());
            assertThat(problem(signUp(person.getKey()))).isEqualTo("name-taken");
        }
    }

    @Test
    void nobodyIsFoundByAPattern() throws Exception {
        assertThat(signUp("sea" + rest).statusCode()).isEqualTo(201);
        for (var pattern : List.of("s_a" + rest, "sea%", "%" + rest, "%", "se\\a" + rest, "sea" + rest + "\\")) {
            assertThat(problem(logIn(pattern))).as(pattern).isEqualTo("wrong-name-or-password");
            assertThat(logInAtTheContract(pattern).path("status_code").asInt())
                    .as(pattern)
                    .isEqualTo(2003);
        }
    }

    @Test
    void aTagListsWhatHasIt(@Autowired Accounts accounts, @Autowired Videos videos, @Autowired DatabaseClient database)
            throws Exception {
        var author = client.register();
        var audience = new Audience(accounts, videos, database);
        var films = new LinkedHashMap<String, Long>();
        for (var tag : alike()) {
            long film = audience.published(author.id());
            films.put(tag, film);
            var tagged =
                    api.patch("/api/v1/videos/" + film, author.token(), written(Map.of("tags", List.of(tag, "sea"))));
            assertThat(tagged.statusCode()).as(tagged.body()).isEqualTo(200);
        }
        for (var sort : List.of("newest", "most_liked", "most_viewed", "hottest", "duration")) {
            for (var film : films.entrySet()) {
                assertThat(tagged(film.getKey(), sort)).containsExactly(film.getValue());
            }
            assertThat(tagged("%" + rest.substring(1), sort)).isEmpty();
            assertThat(tagged("sea" + rest.substring(0, 4) + "%", sort)).isEmpty();
        }
    }

    @Test
    void collectionsThatLookAlikeAreDifferent() throws Exception {
        var token = client.register().token();
        for (var name : alike()) {
            var made = api.post(COLLECTIONS, token, written(Map.of("name", name)));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            assertThat(json(made).path("name").asString()).isEqualTo(name);
        }
        for (var name : alike()) {
            assertThat(problem(api.post(COLLECTIONS, token, written(Map.of("name", name)))))
                    .isEqualTo("collection-name-taken");
        }
    }

    private List<Long> tagged(String tag, String sort) throws Exception {
        var answer = api.get("/api/v1/videos?limit=100&sort=" + sort + "&tag=" + DouyinClient.encoded(tag), "");
        return json(answer)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asLong())
                .toList();
    }

    private HttpResponse<String> signUp(String name) throws Exception {
        return api.post("/api/v1/accounts", "", written(Map.of("name", name, "password", SECRET)));
    }

    private HttpResponse<String> logIn(String name) throws Exception {
        return api.post("/api/v1/sessions", "", written(Map.of("name", name, "password", SECRET)));
    }

    private JsonNode logInAtTheContract(String name) throws Exception {
        return client.post("/douyin/user/login/?username=" + DouyinClient.encoded(name) + "&password=" + SECRET)
                .json();
    }
}
