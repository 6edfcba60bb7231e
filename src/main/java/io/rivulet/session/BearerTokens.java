package io.rivulet.session;

import io.rivulet.platform.limits.WriteLimits;
import io.rivulet.platform.security.Viewer;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Whose a request is by its header `Authorization: Bearer`: the same tokens as everywhere. */
@Component
public class BearerTokens {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final WriteLimits limits;

    BearerTokens(Tokens tokens, WriteLimits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    /** The token as it was sent; empty when there is none. */
    public static Optional<String> sentWith(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.AUTHORIZATION).stream()
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    /** Refuses a request without a valid token, and of those that write one too many. */
    public Mono<Viewer> require(ServerRequest request) {
        return Mono.justOrEmpty(sentWith(request.headers().asHttpHeaders()))
                .flatMap(tokens::viewer)
                .switchIfEmpty(SessionError.NOT_SIGNED_IN.asError("Sign in, and send the token as a bearer token."))
                .doOnNext(viewer -> limits.require(request, viewer.accountId()));
    }

    /** As {@link #require}, but takes a token that is over, too, for what was begun while it was not. */
    public Mono<Viewer> requireHolder(ServerRequest request) {
        return Mono.justOrEmpty(sentWith(request.headers().asHttpHeaders()))
                .flatMap(tokens::holder)
                .switchIfEmpty(SessionError.NOT_SIGNED_IN.asError("Sign in, and send the token as a bearer token."));
    }

    /** Nobody when no token was sent; refuses one that is not valid. */
    public Mono<Viewer> find(ServerRequest request) {
        return sentWith(request.headers().asHttpHeaders()).isEmpty() ? Mono.just(Viewer.ANONYMOUS) : require(request);
    }
}
