package io.rivulet.engagement.like;

import io.rivulet.platform.api.PathIds;
import io.rivulet.session.BearerTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Gives and takes back likes of videos. */
@Component
class LikeHandler {

    private final BearerTokens bearers;
    private final Likes likes;

    LikeHandler(BearerTokens bearers, Likes likes) {
        this.bearers = bearers;
        this.likes = likes;
    }

    Mono<ServerResponse> like(ServerRequest request) {
        return bearers.require(request)
                .flatMap(viewer -> likes.like(viewer.accountId(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> unlike(ServerRequest request) {
        return bearers.require(request)
                .flatMap(viewer -> likes.unlike(viewer.accountId(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }
}
