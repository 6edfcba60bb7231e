package io.rivulet.douyin;

import io.rivulet.card.LikedVideos;
import io.rivulet.engagement.Likes;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinFavoriteHandler {

    private final Likes likes;
    private final LikedVideos liked;
    private final Visitors visitors;
    private final PublicAddress address;

    DouyinFavoriteHandler(Likes likes, LikedVideos liked, Visitors visitors, PublicAddress address) {
        this.likes = likes;
        this.liked = liked;
        this.visitors = visitors;
        this.address = address;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(sent -> visitors.account(sent).flatMap(account -> act(account, sent)))
                .then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var base = address.of(request.exchange().getRequest());
        return Parameters.of(request)
                .flatMap(sent -> visitors.anybody(sent).flatMap(viewer -> list(sent, viewer, base)))
                .flatMap(Envelope::toResponse);
    }

    private Mono<Void> act(long account, Parameters sent) {
        long video = sent.requireId("video_id");
        return switch (ActionType.of(sent)) {
            case DO -> likes.like(account, video);
            case UNDO -> likes.unlike(account, video);
        };
    }

    private Mono<Envelope> list(Parameters sent, Viewer viewer, String base) {
        var paging = Paging.of(sent);
        return Visitors.accountIn(sent, viewer)
                .flatMap(account -> liked.of(account, paging.slice(), viewer))
                .map(part -> paging.answer(
                        Envelope.success().with("video_list", VideoView.of(part.entries(), base)), part.next()));
    }
}
