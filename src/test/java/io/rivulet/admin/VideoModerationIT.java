package io.rivulet.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What moderators take away and give back of videos, as everybody else sees it. */
class VideoModerationIT extends ModeratedFilm {

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
}
