package io.rivulet.douyin;

import io.rivulet.card.Cards;
import io.rivulet.card.CommentCard;
import io.rivulet.engagement.Comment;
import io.rivulet.engagement.Comments;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
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
    private final PublicAddress address;
    private final Calendar calendar;

    DouyinCommentHandler(Comments comments, Cards cards, Visitors visitors, PublicAddress address, Calendar calendar) {
        this.comments = comments;
        this.cards = cards;
        this.visitors = visitors;
        this.address = address;
        this.calendar = calendar;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        var base = address.of(request.exchange().getRequest());
        return Parameters.of(request)
                .flatMap(sent -> visitors.account(sent).flatMap(account -> act(account, sent, base)))
                .flatMap(Envelope::toResponse);
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var base = address.of(request.exchange().getRequest());
        return Parameters.of(request)
                .flatMap(sent -> visitors.anybody(sent).flatMap(viewer -> list(sent, viewer, base)))
                .flatMap(Envelope::toResponse);
    }

    private Mono<Envelope> act(long account, Parameters sent, String base) {
        long video = sent.requireId("video_id");
        return switch (ActionType.of(sent)) {
            case DO -> add(account, video, sent.find("comment_text").orElse(""), base);
            case UNDO ->
                comments.delete(account, video, sent.requireId("comment_id")).thenReturn(Envelope.success());
        };
    }

    private Mono<Envelope> add(long account, long video, String text, String base) {
        return comments.add(account, video, text)
                .flatMap(comment -> cards.comments(List.of(comment), new Viewer(account)))
                .map(card -> Envelope.success().with("comment", view(card.getFirst(), base)));
    }

    private Mono<Envelope> list(Parameters sent, Viewer viewer, String base) {
        var paging = Paging.of(sent);
        return comments.listOf(sent.requireId("video_id"), paging.slice(), viewer)
                .flatMap(part -> seen(part, viewer))
                .map(part -> paging.answer(
                        Envelope.success().with("comment_list", views(part.entries(), base)), part.next()));
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
