package io.rivulet.douyin;

import io.rivulet.card.Cards;
import io.rivulet.card.CommentCard;
import io.rivulet.engagement.Comment;
import io.rivulet.engagement.Comments;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinCommentHandler {

    private final Comments comments;
    private final Cards cards;
    private final Visitors visitors;
    private final Calendar calendar;

    DouyinCommentHandler(Comments comments, Cards cards, Visitors visitors, Calendar calendar) {
        this.comments = comments;
        this.cards = cards;
        this.visitors = visitors;
        this.calendar = calendar;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return visitors.visit(request).flatMap(this::act).flatMap(Envelope::toResponse);
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return visitors.visit(request).flatMap(this::list).flatMap(Envelope::toResponse);
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
                .flatMap(comment -> cards.comments(List.of(comment), visit.viewer()))
                .map(card -> Envelope.success().with("comment", view(card.getFirst(), visit.base())));
    }

    private Mono<Envelope> list(Visit visit) {
        var paging = Paging.of(visit.sent());
        return comments.listOf(visit.sent().requireId("video_id"), paging.slice(), visit.viewer())
                .flatMap(part -> seen(part, visit.viewer()))
                .map(part -> paging.answer(
                        Envelope.success().with("comment_list", views(part.entries(), visit.base())), part.next()));
    }

    private Mono<Part<CommentCard>> seen(Part<Comment> part, Viewer viewer) {
        return cards.comments(part.entries(), viewer).map(part::with);
    }

    private List<CommentView> views(List<CommentCard> cards, String base) {
        return cards.stream().map(card -> view(card, base)).toList();
    }

    private CommentView view(CommentCard card, String base) {
        return CommentView.of(card, base, calendar);
    }
}
