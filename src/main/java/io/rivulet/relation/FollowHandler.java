package io.rivulet.relation;

import io.rivulet.platform.api.PathIds;
import io.rivulet.session.BearerTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Follows people and leaves them. */
@Component
class FollowHandler {

    private final BearerTokens bearers;
    private final Follows follows;

    FollowHandler(BearerTokens bearers, Follows follows) {
        this.bearers = bearers;
        this.follows = follows;
    }

    Mono<ServerResponse> follow(ServerRequest request) {
        return bearers.require(request)
                .flatMap(viewer -> follows.follow(viewer.accountId(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> unfollow(ServerRequest request) {
        return bearers.require(request)
                .flatMap(viewer -> follows.unfollow(viewer.accountId(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }
}
