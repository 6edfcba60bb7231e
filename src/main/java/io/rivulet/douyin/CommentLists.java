package io.rivulet.douyin;

import io.rivulet.card.Cards;
import io.rivulet.card.CommentCard;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.shortcut.AtHand;
import io.rivulet.platform.web.JsonBody;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The comments on a video as answers. */
@Component
class CommentLists implements AtHand {

    private final Visitors visitors;
    private final Cards cards;
    private final DouyinFormat format;

    CommentLists(Visitors visitors, Cards cards, DouyinFormat format) {
        this.visitors = visitors;
        this.cards = cards;
        this.format = format;
    }

    @Override
    public String path() {
        return "/douyin/comment/list";
    }

    @Override
    public Optional<JsonBody> atHand(ServerHttpRequest request) {
        return visitors.visitAtHand(request).flatMap(this::atHand);
    }

    private Optional<JsonBody> atHand(Visit visit) {
        return cards.commentsAtHand(video(visit), Paging.of(visit.sent()).slice(), visit.viewer(), format)
                .map(comments -> answer(comments, visit).toBody());
    }

    Mono<Envelope> of(Visit visit) {
        return cards.comments(video(visit), Paging.of(visit.sent()).slice(), visit.viewer(), format)
                .map(comments -> answer(comments, visit));
    }

    private static long video(Visit visit) {
        return visit.sent().requireId("video_id");
    }

    private static Envelope answer(Part<CommentCard> comments, Visit visit) {
        return Paging.of(visit.sent())
                .answer(Envelope.of("comment_list", comments.entries(), visit.base()), comments.next());
    }
}
