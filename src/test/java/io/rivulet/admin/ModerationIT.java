package io.rivulet.admin;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.account.role.Role;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Reply;
import io.rivulet.video.ApiClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** What moderators take away and give back, as everybody else sees it. */
@RunningServer
class ModerationIT {

    @Autowired
    private DatabaseClient database;

    private AdminClient api;
    private DouyinClient client;
    private Engagements engagements;
    private Person moderator;
    private Person author;
    private Person fan;
    private long film;

    @BeforeEach
    void publish(@LocalServerPort int port, @Autowired ApplicationContext server, @Autowired Environment environment)
            throws Exception {
        api = new AdminClient(port);
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        moderator = Staff.of(server, client).join(Role.MODERATOR);
        author = client.register();
        fan = client.register();
        client.publish(author, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        film = client.publishedBy(author, "").videos().path(0).path("id").asLong();
    }

    @Test
    void aHiddenVideoIsItsAuthorsAlone() throws Exception {
        engagements.like(fan, film).assertSuccess();
        var before = client.publishedBy(author, fan.token()).videos().path(0);
        hide("not for children");

        assertThat(isIn(client.feed("?token=" + fan.token()))).isFalse();
        assertThat(isIn(client.feed(""))).isFalse();
        assertThat(client.publishedBy(author, fan.token()).videos()).isEmpty();
        assertThat(engagements.liked(fan, fan.token())).isEmpty();
        assertThat(person(author).path("work_count").asLong()).isZero();
        assertThat(api.get("/api/v1/videos/" + film, fan.token()).statusCode()).isEqualTo(404);
        engagements.like(client.register(), film).assertRefusedBecauseOf("no video " + film);
        engagements.comment(fan, film, "hello").assertRefusedBecauseOf("no video " + film);
        for (var address : List.of("play_url", "cover_url")) {
            assertThat(client.fetch(before.path(address).asString()).statusCode())
                    .isEqualTo(410);
        }

        assertThat(isIn(client.publishedBy(author, author.token()))).isTrue();
        var own = AdminClient.json(api.get("/api/v1/videos/" + film, author.token()));
        assertThat(own.path("state").asString()).isEqualTo("hidden");
        assertThat(own.path("hidden_reason").asString()).isEqualTo("not for children");
        assertThat(own.path("play_url").isMissingNode()).isTrue();
    }

    @Test
    void aRestoredOneIsWhereItWas() throws Exception {
        engagements.like(fan, film).assertSuccess();
        engagements.comment(fan, film, "so calm").assertSuccess();
        var before = shown();
        hide("a mistake");
        assertThat(api.delete(AdminClient.hidingOfVideo(film), moderator.token())
                        .statusCode())
                .isEqualTo(204);

        assertThat(shown()).isEqualTo(before);
        assertThat(isIn(client.feed("?token=" + fan.token()))).isTrue();
        var seen = engagements.seen(author, film, fan.token());
        assertThat(seen.path("favorite_count").asLong()).isOne();
        assertThat(seen.path("comment_count").asLong()).isOne();
        assertThat(client.fetch(seen.path("play_url").asString()).statusCode()).isEqualTo(200);
        assertThat(person(author).path("work_count").asLong()).isOne();
        assertThat(engagements.liked(fan, fan.token())).containsExactly(film);
    }

    @Test
    void anAuthorMayRemoveWhatIsHidden() throws Exception {
        hide("spam");
        assertThat(api.delete("/api/v1/videos/" + film, author.token()).statusCode())
                .isEqualTo(204);

        assertThat(client.publishedBy(author, author.token()).videos()).isEmpty();
        assertThat(person(author).path("work_count").asLong()).isZero();
        assertThat(AdminClient.problem(api.delete(AdminClient.hidingOfVideo(film), moderator.token())))
                .isEqualTo("video-not-found");
    }

    @Test
    void aHiddenCommentIsInNoListAndNotCounted() throws Exception {
        long spoken = engagements.commentId(fan, film, "rude");
        engagements.comment(fan, film, "kind").assertSuccess();
        var path = AdminClient.hidingOfComment(spoken);
        assertThat(api.because("an insult", path, moderator.token()).statusCode())
                .isEqualTo(204);

        for (var token : List.of("", fan.token(), author.token(), moderator.token())) {
            assertThat(engagements.comments(film, token))
                    .extracting(comment -> comment.path("content").asString())
                    .containsExactly("kind");
            assertThat(commentCount(token)).isOne();
        }
        assertThat(api.delete(path, moderator.token()).statusCode()).isEqualTo(204);
        assertThat(engagements.comments(film, fan.token()))
                .extracting(comment -> comment.path("content").asString())
                .containsExactly("kind", "rude");
        assertThat(commentCount(fan.token())).isEqualTo(2);
    }

    @Test
    void aHiddenCommentIsNeitherLikedNorAnswered() throws Exception {
        var people = new ApiClient(api.port());
        long spoken = engagements.commentId(fan, film, "rude");
        var like = "/api/v1/comments/" + spoken + "/like";
        var answer = "{\"content\": \"indeed\", \"reply_to\": " + spoken + "}";
        assertThat(people.put(like, fan.token()).statusCode()).isEqualTo(204);
        var path = AdminClient.hidingOfComment(spoken);
        assertThat(api.because("an insult", path, moderator.token()).statusCode())
                .isEqualTo(204);

        assertThat(ApiClient.problem(people.put(like, author.token()))).isEqualTo("comment-not-found");
        assertThat(ApiClient.problem(people.post("/api/v1/videos/" + film + "/comments", author.token(), answer)))
                .isEqualTo("comment-not-found");
        assertThat(people.delete(like, fan.token()).statusCode()).isEqualTo(204);

        assertThat(api.delete(path, moderator.token()).statusCode()).isEqualTo(204);
        var shown = ApiClient.json(people.get("/api/v1/comments/" + spoken, ""));
        assertThat(shown.path("like_count").asInt()).isZero();
        assertThat(shown.path("reply_count").asInt()).isZero();
        assertThat(people.put(like, author.token()).statusCode()).isEqualTo(204);
    }

    @Test
    void deletingWhatIsHiddenCountsNothing() throws Exception {
        long spoken = engagements.commentId(fan, film, "rude");
        engagements.comment(author, film, "kind").assertSuccess();
        assertThat(api.because("an insult", AdminClient.hidingOfComment(spoken), moderator.token())
                        .statusCode())
                .isEqualTo(204);
        engagements.delete(fan, film, spoken).assertSuccess();

        assertThat(commentCount("")).isOne();
        assertThat(AdminClient.problem(api.delete(AdminClient.hidingOfComment(spoken), moderator.token())))
                .isEqualTo("comment-not-found");
    }

    /** However hiding, restoring and deleting meet, the counts are those of the rows, and no act is written twice. */
    @Test
    void manyActsAtOnceLeaveExactCounts() throws Exception {
        var comments = Flux.range(0, 10).concatMap(i -> task(() -> engagements.commentId(fan, film, "word " + i)));
        var ids = await(comments.collectList());
        var acts = Flux.fromIterable(ids)
                .flatMap(id -> Flux.just(
                        task(() -> api.because("rude", AdminClient.hidingOfComment(id), moderator.token())),
                        task(() -> api.because("rude", AdminClient.hidingOfComment(id), moderator.token())),
                        task(() -> api.delete(AdminClient.hidingOfComment(id), moderator.token())),
                        task(() -> id % 2 == 0 ? engagements.delete(fan, film, id) : "kept")))
                .flatMap(act -> act, 12);
        var films = Flux.range(0, 12)
                .flatMap(
                        i -> task(() -> i % 2 == 0
                                ? api.because("spam", AdminClient.hidingOfVideo(film), moderator.token())
                                : api.delete(AdminClient.hidingOfVideo(film), moderator.token())),
                        4);
        await(Flux.merge(acts, films).then());
        assertThat(api.delete(AdminClient.hidingOfVideo(film), moderator.token())
                        .statusCode())
                .isEqualTo(204);

        long visible = engagements.comments(film, "").size();
        assertThat(commentCount("")).isEqualTo(visible);
        assertThat(person(author).path("work_count").asLong()).isOne();
        assertThat(isIn(client.feed("?token=" + fan.token()))).isTrue();
        assertThat(changes("HIDE_VIDEO", film)).isEqualTo(changes("RESTORE_VIDEO", film));
        assertThat(client.fetch(engagements
                                .seen(author, film, "")
                                .path("play_url")
                                .asString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(drifts("comment_count <> (SELECT count(*) FROM comment c"
                        + " WHERE c.video_id = v.video_id AND c.hidden_reason IS NULL)"))
                .isZero();
    }

    @Test
    void hidingTwiceIsOneAct() throws Exception {
        hide("spam");
        hide("spam again");
        assertThat(changes("HIDE_VIDEO", film)).isOne();

        api.delete(AdminClient.hidingOfVideo(film), moderator.token());
        api.delete(AdminClient.hidingOfVideo(film), moderator.token());
        assertThat(changes("RESTORE_VIDEO", film)).isOne();
    }

    @Test
    void whoHidesSaysWhy() throws Exception {
        var path = AdminClient.hidingOfVideo(film);
        assertThat(AdminClient.problem(api.put(path, moderator.token(), ""))).isEqualTo("reason-missing");
        assertThat(AdminClient.problem(api.put(path, moderator.token(), "{\"reason\": \" \"}")))
                .isEqualTo("reason-missing");
        assertThat(AdminClient.problem(api.because("x".repeat(501), path, moderator.token())))
                .isEqualTo("reason-invalid");
        assertThat(api.put(path, moderator.token(), "no json").statusCode()).isEqualTo(400);
        assertThat(AdminClient.problem(api.because("spam", AdminClient.hidingOfVideo(1L << 52), moderator.token())))
                .isEqualTo("video-not-found");
        assertThat(isIn(client.feed("?token=" + fan.token()))).isTrue();
    }

    private void hide(String reason) throws Exception {
        var answer = api.because(reason, AdminClient.hidingOfVideo(film), moderator.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private JsonNode shown() throws Exception {
        return AdminClient.json(api.get("/api/v1/videos/" + film, "")).path("published_at");
    }

    private JsonNode person(Person who) throws Exception {
        return client.get("/douyin/user/?user_id=" + who.id())
                .assertSuccess()
                .json()
                .path("user");
    }

    private long commentCount(String token) throws Exception {
        return engagements.seen(author, film, token).path("comment_count").asLong();
    }

    private long changes(String act, long object) throws Exception {
        return await(database.sql("SELECT count(*) FROM audit_entry WHERE act = :act AND object_id = :object")
                .bind("act", act)
                .bind("object", object)
                .mapValue(Long.class)
                .one());
    }

    private long drifts(String condition) throws Exception {
        return await(database.sql("SELECT count(*) FROM video_count v WHERE video_id = :film AND " + condition)
                .bind("film", film)
                .mapValue(Long.class)
                .one());
    }

    private boolean isIn(Reply list) {
        return list.videos().valueStream().anyMatch(video -> video.path("id").asLong() == film);
    }

    private static <T> Mono<T> task(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }
}
