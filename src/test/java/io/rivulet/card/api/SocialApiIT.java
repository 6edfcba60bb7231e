package io.rivulet.card.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.engagement.Audience;
import io.rivulet.video.ApiClient;
import io.rivulet.video.Videos;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What people do with videos and each other, by `/api/v1`. */
@RunningServer
class SocialApiIT {

    private ApiClient api;
    private DouyinClient client;
    private Audience audience;
    private Person ann;
    private Person bob;
    private long film;

    @BeforeEach
    void meet(
            @LocalServerPort int port,
            @Autowired Accounts accounts,
            @Autowired Videos videos,
            @Autowired DatabaseClient database)
            throws Exception {
        api = new ApiClient(port);
        audience = new Audience(accounts, videos, database);
        client = new DouyinClient(port);
        ann = client.register();
        bob = client.register();
        film = audience.published(ann.id());
    }

    @Test
    void aThreadIsWrittenReadLikedAndRemoved() throws Exception {
        var root = said("{\"content\": \" first \"}");
        var reply = said(
                "{\"content\": \"second\", \"reply_to\": " + root.path("id").asLong() + ", \"later\": {}}");
        assertThat(root.path("content").asString()).isEqualTo("first");
        assertThat(root.path("author").path("name").asString()).isEqualTo(bob.name());
        assertThat(root.path("author").path("avatar_url").asString()).startsWith("http://localhost:");
        assertThat(Instant.parse(root.path("created_at").asString()))
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(reply.path("root_id").asLong()).isEqualTo(root.path("id").asLong());

        assertThat(api.put(comment(root) + "/like", ann.token()).statusCode()).isEqualTo(204);
        assertThat(api.put(comment(root) + "/like", ann.token()).statusCode()).isEqualTo(204);
        var shown = items(api.get(comments(), ann.token()));
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().path("like_count").asInt()).isOne();
        assertThat(shown.getFirst().path("reply_count").asInt()).isOne();
        assertThat(shown.getFirst().path("is_liked").asBoolean()).isTrue();
        assertThat(items(api.get(comments(), "")).getFirst().path("is_liked").asBoolean())
                .isFalse();
        assertThat(items(api.get(comment(root) + "/replies", "")))
                .extracting(each -> each.path("content").asString())
                .containsExactly("second");

        assertThat(api.delete(comment(root) + "/like", ann.token()).statusCode())
                .isEqualTo(204);
        assertThat(json(api.get(comment(root), ann.token())).path("like_count").asInt())
                .isZero();
        assertThat(api.delete(comment(root), ann.token()).statusCode()).isEqualTo(204);
        assertThat(api.get(comment(root), "").statusCode()).isEqualTo(404);
        assertThat(api.get(comment(reply), "").statusCode()).isEqualTo(404);
        assertThat(items(api.get(comments(), ""))).isEmpty();
    }

    @Test
    void whatIsSentAgainUnderTheSameKeyIsSaidOnce() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = api.post(comments(), bob.token(), "{\"content\": \"once\"}", "Idempotency-Key", key);
        var again = api.post(comments(), bob.token(), "{\"content\": \"once\"}", "Idempotency-Key", key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location"))
                .contains("/api/v1/comments/" + json(first).path("id").asLong());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(problem(api.post(comments(), bob.token(), "{\"content\": \"twice\"}", "Idempotency-Key", key)))
                .isEqualTo("idempotency-key-reused");
        assertThat(items(api.get(comments(), ""))).hasSize(1);
        assertThat(audience.video(film).comments()).isOne();
    }

    @Test
    void listsGoOnWhereTheyEndedAndNowhereElse() throws Exception {
        for (int i = 0; i < 5; i++) {
            said("{\"content\": \"line " + i + "\"}");
        }
        var seen = new ArrayList<String>();
        var path = comments() + "?limit=2";
        for (int parts = 0; path != null && parts < 5; parts++) {
            var part = json(api.get(path, ""));
            part.path("items").forEach(each -> seen.add(each.path("content").asString()));
            path = part.has("next")
                    ? comments() + "?limit=2&cursor=" + part.path("next").asString()
                    : null;
        }
        assertThat(seen).containsExactly("line 4", "line 3", "line 2", "line 1", "line 0");

        var next = json(api.get(comments() + "?limit=2", "")).path("next").asString();
        assertThat(problem(api.get("/api/v1/accounts/" + ann.id() + "/likes?cursor=" + next, "")))
                .isEqualTo("parameter-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=many",
                "limit=",
                "cursor=",
                "cursor=7",
                "cursor=AAAAAAAAAAAAAAAA",
                "cursor=%00",
                "cursor=%F0%9F%98%80"
            })
    void aListThatCannotBeAskedForSaysWhichParameter(String query) throws Exception {
        var refused = api.get(comments() + "?" + query, "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem(refused)).isEqualTo("parameter-invalid");
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{\"content\": \"a\", \"content\": \"b\"}",
                "{} {}",
                "{\"content\": 5}",
                "{\"content\": {}}",
                "{\"content\": \"a\", \"reply_to\": \"1\"}",
                "{\"content\": \"a\", \"reply_to\": 1.5}",
                "{\"content\": \"a\", \"reply_to\": 99999999999999999999}",
                "{\"content\": \"\\ud83d\"}",
                "{\"content\": \"a\", \"reply_to\": -1}"
            })
    void aBodyThatIsNoneIsRefusedWithWhatToChange(String body) throws Exception {
        var refused = api.post(comments(), bob.token(), body);
        assertThat(refused.statusCode()).as(body).isIn(400, 404, 422);
        assertThat(json(refused).path("detail").asString()).isNotBlank();
        assertThat(audience.video(film).comments()).isZero();
    }

    @Test
    void deepAndMalformedBodiesAreRefused() throws Exception {
        var deep = "{\"unknown\": " + "[".repeat(2000) + "]".repeat(2000) + ", \"content\": \"deep\"}";
        assertThat(problem(api.post(comments(), bob.token(), deep))).isEqualTo("body-unreadable");
        var malformed = api.send(api.request(comments(), bob.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})));
        assertThat(problem(malformed)).isEqualTo("body-unreadable");
        var typeless = api.send(api.request(comments(), bob.token())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"content\": \"plain\"}")));
        assertThat(typeless.statusCode()).isEqualTo(415);
    }

    @Test
    void membersOfTheWrongTypeAreNamed() throws Exception {
        var refused = api.post(comments(), bob.token(), "{\"content\": \"a\", \"reply_to\": \"one\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo("reply_to");
    }

    @Test
    void likesFollowsAndTheirListsAgree() throws Exception {
        assertThat(api.put(video() + "/like", bob.token()).statusCode()).isEqualTo(204);
        assertThat(api.put("/api/v1/accounts/" + ann.id() + "/follow", bob.token())
                        .statusCode())
                .isEqualTo(204);
        var liked = items(api.get(account(bob) + "/likes", bob.token()));
        assertThat(liked).hasSize(1);
        assertThat(liked.getFirst().path("id").asLong()).isEqualTo(film);
        assertThat(liked.getFirst().path("is_favorite").asBoolean()).isTrue();
        assertThat(liked.getFirst().path("play_url").asString()).startsWith("http://localhost:");
        assertThat(liked.getFirst().path("author").path("is_followed").asBoolean())
                .isTrue();
        assertThat(ids(api.get(account(ann) + "/followers", ""))).containsExactly(bob.id());
        assertThat(ids(api.get(account(bob) + "/following", ""))).containsExactly(ann.id());
        assertThat(ids(api.get(account(bob) + "/friends", ""))).isEmpty();

        api.put("/api/v1/accounts/" + bob.id() + "/follow", ann.token());
        assertThat(ids(api.get(account(bob) + "/friends", ""))).containsExactly(ann.id());
        api.delete("/api/v1/accounts/" + ann.id() + "/follow", bob.token());
        api.delete(video() + "/like", bob.token());
        assertThat(ids(api.get(account(ann) + "/followers", ""))).isEmpty();
        assertThat(items(api.get(account(bob) + "/likes", ""))).isEmpty();
        assertThat(problem(api.get("/api/v1/accounts/999999999999/followers", "")))
                .isEqualTo("account-not-found");
    }

    @Test
    void collectionsAreMadeFilledShownAndRemoved() throws Exception {
        var key = UUID.randomUUID().toString();
        var made = api.post(
                "/api/v1/collections",
                bob.token(),
                "{\"name\": \"trips\", \"visibility\": \"public\"}",
                "Idempotency-Key",
                key);
        assertThat(made.statusCode()).isEqualTo(201);
        var place = "/api/v1/collections/" + json(made).path("id").asLong();
        assertThat(api.post(
                                "/api/v1/collections",
                                bob.token(),
                                "{\"name\": \"trips\", \"visibility\": \"public\"}",
                                "Idempotency-Key",
                                key)
                        .body())
                .isEqualTo(made.body());
        assertThat(problem(api.post("/api/v1/collections", bob.token(), "{\"name\": \"trips\"}")))
                .isEqualTo("collection-name-taken");

        assertThat(api.put(place + "/videos/" + film, bob.token()).statusCode()).isEqualTo(204);
        assertThat(ids(api.get(place + "/videos", ""))).containsExactly(film);
        assertThat(problem(api.put(place + "/videos/" + film, ann.token()))).isEqualTo("collection-not-found");
        assertThat(items(api.get(account(bob) + "/collections", "")))
                .extracting(each -> each.path("name").asString())
                .containsExactly("trips");
        assertThat(items(api.get(account(bob) + "/collections", bob.token())))
                .extracting(each -> each.path("is_default").asBoolean())
                .containsExactly(false, true);

        var shown = api.get(place, bob.token());
        var tag = shown.headers().firstValue("ETag").orElseThrow();
        assertThat(api.send(api.request(place, bob.token())
                                .header("If-None-Match", tag)
                                .GET())
                        .statusCode())
                .isEqualTo(304);
        var hidden = api.patch(place, bob.token(), "{\"visibility\": \"private\"}");
        assertThat(json(hidden).path("name").asString()).isEqualTo("trips");
        assertThat(api.get(place, "").statusCode()).isEqualTo(404);
        assertThat(api.get(place + "/videos", ann.token()).statusCode()).isEqualTo(404);
        assertThat(api.delete(place, bob.token()).statusCode()).isEqualTo(204);
        assertThat(audience.video(film).collects()).isZero();
    }

    @Test
    void whatOthersDoNotSeeAnyMoreIsNotShownInACollection() throws Exception {
        var place = "/api/v1/collections/"
                + json(api.post("/api/v1/collections", bob.token(), "{\"name\": \"x\", \"visibility\": \"public\"}"))
                        .path("id")
                        .asLong();
        var kept = audience.published(ann.id());
        api.put(place + "/videos/" + film, bob.token());
        api.put(place + "/videos/" + kept, bob.token());
        assertThat(api.delete(video(), ann.token()).statusCode()).isEqualTo(204);

        assertThat(ids(api.get(place + "/videos", ""))).containsExactly(kept);
        assertThat(ids(api.get(place + "/videos", bob.token()))).containsExactly(kept);
        assertThat(json(api.get(place, "")).path("video_count").asInt()).isOne();
    }

    @Test
    void aViewIsCountedOncePerSessionAndAccount() throws Exception {
        var session = "{\"session\": \"" + UUID.randomUUID() + "\"}";
        for (int i = 0; i < 3; i++) {
            assertThat(api.post(video() + "/views", "", session).statusCode()).isEqualTo(204);
        }
        assertThat(api.send(api.request(video() + "/views", bob.token()).POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(json(api.get(video(), "")).path("view_count").asInt()).isEqualTo(2);
        assertThat(problem(api.post(video() + "/views", "", "{}"))).isEqualTo("view-session-missing");
        assertThat(problem(api.post("/api/v1/videos/999999999999/views", "", session)))
                .isEqualTo("video-not-found");
    }

    @Test
    void watchingAPieceIsNoView(@Autowired Environment environment) throws Exception {
        client.publish(ann, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        var clip = client.publishedBy(ann, "").videos().path(0);
        var path = URI.create(clip.path("play_url").asString()).getPath();
        assertThat(api.send(api.request(path, "").header("Range", "bytes=0-1").GET())
                        .statusCode())
                .isEqualTo(206);
        assertThat(api.get(path, ann.token()).statusCode()).isEqualTo(200);
        assertThat(json(api.get("/api/v1/videos/" + clip.path("id").asLong(), ""))
                        .path("view_count")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void whoIsNotSignedInMayOnlyRead() throws Exception {
        var root = said("{\"content\": \"here\"}");
        assertThat(List.of(
                        api.post(comments(), "", "{\"content\": \"x\"}").statusCode(),
                        api.put(comment(root) + "/like", "").statusCode(),
                        api.delete(comment(root), "").statusCode(),
                        api.put(video() + "/like", "").statusCode(),
                        api.put(account(ann) + "/follow", "").statusCode(),
                        api.post("/api/v1/collections", "", "{\"name\": \"x\"}").statusCode(),
                        api.get(comments(), "forged").statusCode()))
                .containsOnly(401);
        var refused = api.put(comments(), bob.token());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("POST");
    }

    @Test
    void nobodyIsToldWhatIsSaidOfWhatTheyDoNotSee() throws Exception {
        var root = said("{\"content\": \"here\"}");
        audience.withdraw(film);
        assertThat(problem(api.put(comment(root) + "/like", bob.token()))).isEqualTo("comment-not-found");
        assertThat(api.delete(comment(root), bob.token()).statusCode()).isEqualTo(204);
    }

    @CanIgnoreReturnValue
    private JsonNode said(String body) throws Exception {
        var answer = api.post(comments(), bob.token(), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private String video() {
        return "/api/v1/videos/" + film;
    }

    private String comments() {
        return video() + "/comments";
    }

    private static String comment(JsonNode comment) {
        return "/api/v1/comments/" + comment.path("id").asLong();
    }

    private static String account(Person person) {
        return "/api/v1/accounts/" + person.id();
    }

    private static List<JsonNode> items(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("items").valueStream().toList();
    }

    private static List<Long> ids(HttpResponse<String> answer) {
        return items(answer).stream().map(each -> each.path("id").asLong()).toList();
    }
}
