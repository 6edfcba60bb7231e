package io.rivulet.engagement.comment;

import io.rivulet.platform.api.PathIds;
import io.rivulet.session.BearerTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Gives and takes back likes of comments. */
@Component
class CommentLikeHandler {

    private final BearerTokens bearers;
    private final CommentLikes likes;

    CommentLikeHandler(BearerTokens bearers, CommentLikes likes) {
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
