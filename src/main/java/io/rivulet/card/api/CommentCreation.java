package io.rivulet.card.api;

import io.rivulet.card.Cards;
import io.rivulet.card.PersonCard;
import io.rivulet.engagement.EngagementError;
import io.rivulet.engagement.comment.Comment;
import io.rivulet.engagement.comment.Comments;
import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.idempotency.Answered;
import io.rivulet.platform.idempotency.Attempt;
import io.rivulet.platform.idempotency.Idempotency;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.JsonBytes;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Says something once, however often it is sent under the same key. */
@Component
class CommentCreation {

    private final Bodies bodies;
    private final Comments comments;
    private final Cards cards;
    private final ApiFormat format;
    private final Idempotency idempotency;

    CommentCreation(Bodies bodies, Comments comments, Cards cards, ApiFormat format, Idempotency idempotency) {
        this.bodies = bodies;
        this.comments = comments;
        this.cards = cards;
        this.format = format;
        this.idempotency = idempotency;
    }

    Mono<ServerResponse> create(Visit visit, ServerRequest request) {
        return bodies.bytes(request)
                .flatMap(body -> create(visit, request, body))
                .onErrorMap(ApiException.class, CommentCreation::placed)
                .flatMap(Answered::toResponse);
    }

    private static ApiException placed(ApiException refusal) {
        return switch (refusal.code()) {
            case EngagementError.COMMENT_NOT_FOUND, EngagementError.THREAD_FULL -> refusal.at("reply_to");
            default -> refusal;
        };
    }

    private Mono<Answered> create(Visit visit, ServerRequest request, byte[] body) {
        long video = PathIds.id(request);
        var attempt = Attempt.of(
                visit.viewer(),
                "POST /api/v1/videos/" + video + "/comments",
                request.headers().asHttpHeaders(),
                body);
        var writer = Mono.fromCallable(() -> bodies.parse(body, NewComment.class))
                .zipWith(
                        cards.person(visit.viewer().accountId(), visit.viewer(), format),
                        (wanted, person) -> new Saying(visit, video, wanted, person));
        return attempt.isNamed()
                ? idempotency.once(attempt, writer, this::saidInTransaction)
                : writer.flatMap(this::said);
    }

    /** What is to be said, by whom. */
    private record Saying(Visit visit, long video, NewComment wanted, PersonCard person) {

        long account() {
            return visit.viewer().accountId();
        }
    }

    private Mono<Answered> said(Saying saying) {
        return comments.reply(
                        saying.account(),
                        saying.video(),
                        saying.wanted().content(),
                        saying.wanted().answered())
                .map(comment -> answered(comment, saying));
    }

    private Mono<Answered> saidInTransaction(Saying saying) {
        return comments.replyInTransaction(
                        saying.account(),
                        saying.video(),
                        saying.wanted().content(),
                        saying.wanted().answered())
                .map(comment -> answered(comment, saying));
    }

    private Answered answered(Comment comment, Saying saying) {
        var json = new JsonBytes(256);
        saying.visit().writer().accept(cards.written(comment, saying.person(), format), json);
        return new Answered(
                201,
                CommentRoutes.COMMENTS + '/' + comment.id(),
                new String(json.toByteArray(), StandardCharsets.UTF_8));
    }
}
