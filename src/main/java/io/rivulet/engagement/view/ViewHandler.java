package io.rivulet.engagement.view;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.security.Viewer;
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

    Mono<ServerResponse> add(ServerRequest request) {
        return bearers.find(request)
                .flatMap(viewer ->
                        seen(viewer, request).flatMap(seen -> views.add(viewer, seen.session(), PathIds.id(request))))
                .then(ServerResponse.noContent().build());
    }

    /** Whoever is signed in needs no body. */
    private Mono<Seen> seen(Viewer viewer, ServerRequest request) {
        boolean empty = request.headers().contentType().isEmpty()
                && request.headers().contentLength().orElse(0) == 0;
        return empty && !viewer.isAnonymous() ? Mono.just(new Seen(null)) : bodies.read(request, Seen.class);
    }
}
