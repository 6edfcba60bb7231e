package io.rivulet.douyin;

import io.rivulet.platform.limits.WriteLimits;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import io.rivulet.platform.web.QueryString;
import io.rivulet.session.Tokens;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Whose request it is, by the contract's parameter `token`. */
@Component
class Visitors {

    private static final Mono<Viewer> NOBODY = Mono.just(Viewer.ANONYMOUS);

    private final Tokens tokens;
    private final PublicAddress address;
    private final WriteLimits limits;

    Visitors(Tokens tokens, PublicAddress address, WriteLimits limits) {
        this.tokens = tokens;
        this.address = address;
        this.limits = limits;
    }

    Mono<Visit> visit(ServerRequest request) {
        var base = address.of(request.exchange().getRequest());
        return Parameters.of(request)
                .zipWhen(this::viewer, (sent, viewer) -> new Visit(sent, viewer, base))
                .doOnNext(visit -> limit(request, visit.viewer()));
    }

    /** Of a request without a body, when it is known already whose it is; else empty. */
    Optional<Visit> visitAtHand(ServerHttpRequest request) {
        var sent = new Parameters(QueryString.firstValues(request.getURI().getRawQuery()));
        var token = sent.find("token");
        var viewer = token.isEmpty() ? Optional.of(Viewer.ANONYMOUS) : tokens.known(token.get());
        return viewer.map(known -> new Visit(sent, known, address.of(request)));
    }

    private void limit(ServerRequest request, Viewer viewer) {
        if (!viewer.isAnonymous()) {
            limits.require(request, viewer.accountId());
        }
    }

    /** A missing, stale or forged token is nobody's. */
    private Mono<Viewer> viewer(Parameters sent) {
        return sent.find("token").map(this::viewer).orElse(NOBODY);
    }

    private Mono<Viewer> viewer(String token) {
        return tokens.known(token)
                .map(Mono::just)
                .orElseGet(() -> tokens.viewer(token).defaultIfEmpty(Viewer.ANONYMOUS));
    }
}
