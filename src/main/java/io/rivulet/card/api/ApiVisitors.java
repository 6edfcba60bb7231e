package io.rivulet.card.api;

import io.rivulet.platform.web.PublicAddress;
import io.rivulet.session.BearerTokens;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Whose request it is, and where addresses in its answer begin. */
@Component
public class ApiVisitors {

    private final BearerTokens bearers;
    private final PublicAddress address;

    ApiVisitors(BearerTokens bearers, PublicAddress address) {
        this.bearers = bearers;
        this.address = address;
    }

    /** Anybody, also nobody. */
    public Mono<Visit> visit(ServerRequest request) {
        return bearers.find(request).map(viewer -> new Visit(viewer, base(request)));
    }

    /** Somebody who is signed in. */
    public Mono<Visit> visitSignedIn(ServerRequest request) {
        return bearers.require(request).map(viewer -> new Visit(viewer, base(request)));
    }

    /** As {@link #visit} for a request that only reads, when it is known already whose it is; else empty. */
    public Optional<Visit> visitAtHand(ServerHttpRequest request) {
        return bearers.known(request).map(viewer -> new Visit(viewer, address.of(request)));
    }

    private String base(ServerRequest request) {
        return address.of(request.exchange().getRequest());
    }
}
