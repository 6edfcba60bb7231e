package io.rivulet.douyin;

import io.rivulet.card.Cards;
import io.rivulet.engagement.comment.Comments;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinCommentHandler {

    private final Comments comments;
    private final Cards cards;
    private final CommentLists lists;
    private final DouyinFormat format;
    private final Visitors visitors;

    DouyinCommentHandler(Comments comments, Cards cards, CommentLists lists, DouyinFormat format, Visitors visitors) {
        this.comments = comments;
        this.cards = cards;
        this.lists = lists;
        this.format = format;
        this.visitors = visitors;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return visitors.visit(request).flatMap(this::act).flatMap(Envelope::toResponse);
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return visitors.visit(request).flatMap(lists::of).flatMap(Envelope::toResponse);
    }

    private Mono<Envelope> act(Visit visit) {
        long account = visit.requireAccount();
        long video = visit.sent().requireId("video_id");
        return switch (ActionType.of(visit.sent())) {
            case DO -> add(video, visit);
            case UNDO ->
                comments.delete(account, video, visit.sent().requireId("comment_id"))
                        .thenReturn(Envelope.success());
        };
    }

    private Mono<Envelope> add(long video, Visit visit) {
        return comments.add(
                        visit.requireAccount(),
                        video,
                        visit.sent().find("comment_text").orElse(""))
                .flatMap(comment -> cards.comment(comment, visit.viewer(), format))
                .map(card -> Envelope.success().with("comment", json -> card.writeTo(json, visit.base())));
    }
}
