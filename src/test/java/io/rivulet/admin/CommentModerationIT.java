package io.rivulet.admin;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.video.ApiClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What moderators take away and give back of what is said below a video, and that its counts stay exact. */
class CommentModerationIT extends ModeratedFilm {

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

    private long drifts(String condition) throws Exception {
        return await(database.sql("SELECT count(*) FROM video_count v WHERE video_id = :film AND " + condition)
                .bind("film", film)
                .mapValue(Long.class)
                .one());
    }

    private static <T> Mono<T> task(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic());
    }
}
