package io.rivulet.douyin;

import io.rivulet.card.LikedVideos;
import io.rivulet.engagement.like.Likes;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinFavoriteHandler {

    private final Likes likes;
    private final LikedVideos liked;
    private final DouyinFormat format;
    private final Visitors visitors;

    DouyinFavoriteHandler(Likes likes, LikedVideos liked, DouyinFormat format, Visitors visitors) {
        this.likes = likes;
        this.liked = liked;
        this.format = format;
        this.visitors = visitors;
    }

    Mono<ServerResponse> act(ServerRequest request) {
        return visitors.visit(request)
                .flatMap(this::act)
                .then(Envelope.success().toResponse());
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return visitors.visit(request).flatMap(this::list).flatMap(Envelope::toResponse);
    }

    private Mono<Void> act(Visit visit) {
        long account = visit.requireAccount();
        long video = visit.sent().requireId("video_id");
        return switch (ActionType.of(visit.sent())) {
            case DO -> likes.like(account, video);
            case UNDO -> likes.unlike(account, video);
        };
    }

    private Mono<Envelope> list(Visit visit) {
        var slice = Paging.of(visit.sent()).slice();
        return liked.of(visit.accountAskedFor(), slice, visit.viewer(), format)
                .map(videos -> new VideoList(visit, videos).toEnvelope());
    }
}
