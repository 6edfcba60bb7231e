package io.rivulet.engagement.view;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.PathIds;
import io.rivulet.session.BearerTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes what clients tell of views. */
@Component
class ViewHandler {

    private final BearerTokens bearers;
    private final Bodies bodies;
    private final Views views;

    ViewHandler(BearerTokens bearers, Bodies bodies, Views views) {
        this.bearers = bearers;
        this.bodies = bodies;
        this.views = views;
    }

    /**
     * What a client tells.
     *
     * @param session that it made, and keeps
     */
    record Seen(@Nullable String session) {}

    /** Whoever is signed in needs no body. */
    Mono<ServerResponse> add(ServerRequest request) {
        return bearers.find(request)
                .zipWith(bodies.find(request, Seen.class).defaultIfEmpty(new Seen(null)))
                .flatMap(told -> views.add(told.getT1(), told.getT2().session(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }
}
