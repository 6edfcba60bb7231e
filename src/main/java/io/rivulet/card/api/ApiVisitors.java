package io.rivulet.card.api;

import io.rivulet.platform.web.PublicAddress;
import io.rivulet.session.BearerTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Whose request it is, and where addresses in its answer begin. */
@Component
class ApiVisitors {

    private final BearerTokens bearers;
    private final PublicAddress address;

    ApiVisitors(BearerTokens bearers, PublicAddress address) {
        this.bearers = bearers;
        this.address = address;
    }

    /** Anybody, also nobody. */
    Mono<Visit> visit(ServerRequest request) {
        return bearers.find(request).map(viewer -> new Visit(viewer, base(request)));
    }

    /** Somebody who is signed in. */
    Mono<Visit> visitSignedIn(ServerRequest request) {
        return bearers.require(request).map(viewer -> new Visit(viewer, base(request)));
    }

    private String base(ServerRequest request) {
        return address.of(request.exchange().getRequest());
    }
}
