package io.rivulet.session;

import io.rivulet.platform.limits.WriteLimits;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.token.Claims;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Whose a request under `/api/v1` is: by its header `Authorization: Bearer`, or, without one, by a browser's cookie, which
 * says so of requests of our own pages only. The tokens are the same as everywhere.
 */
@Component
public class BearerTokens {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final CsrfGuard guard;
    private final WriteLimits limits;

    BearerTokens(Tokens tokens, CsrfGuard guard, WriteLimits limits) {
        this.tokens = tokens;
        this.guard = guard;
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
        return claims(request).map(Claims::viewer);
    }

    /** As {@link #require}, but takes a token that is over, too, for what was begun while it was not. */
    public Mono<Viewer> requireHolder(ServerRequest request) {
        return judged(request, tokens::holderClaims).map(Claims::viewer);
    }

    /** Nobody when no token was sent, whose writes are counted by the address; refuses a token that is not valid. */
    public Mono<Viewer> find(ServerRequest request) {
        return sentWith(request.headers().asHttpHeaders())
                        .or(() -> cookie(request))
                        .isEmpty()
                ? nobody(request)
                : require(request);
    }

    /** As {@link #find} for a request that only reads, when nothing has to be asked for that; else empty. */
    public Optional<Viewer> known(ServerHttpRequest request) {
        var token = sentWith(request.getHeaders()).or(() -> SessionCookies.sent(request, SessionCookies.ACCESS));
        return token.isEmpty() ? Optional.of(Viewer.ANONYMOUS) : tokens.known(token.get());
    }

    private Mono<Viewer> nobody(ServerRequest request) {
        return Mono.fromSupplier(() -> {
            limits.requireWithoutToken(request.exchange());
            return Viewer.ANONYMOUS;
        });
    }

    /** As {@link #require}, with all that the token says. */
    Mono<Claims> claims(ServerRequest request) {
        return judged(request, tokens::claims)
                .doOnNext(claims -> limits.require(request, claims.viewer().accountId()));
    }

    private Mono<Claims> judged(ServerRequest request, Function<String, Mono<Claims>> judge) {
        return sentWith(request.headers().asHttpHeaders())
                .map(judge)
                .or(() -> cookie(request)
                        .map(token ->
                                judge.apply(token).delayUntil(claims -> guard.require(request, claims.session()))))
                .orElseGet(Mono::empty)
                .switchIfEmpty(SessionError.NOT_SIGNED_IN.asError("Sign in, and send the token as a bearer token."));
    }

    private static Optional<String> cookie(ServerRequest request) {
        return SessionCookies.sent(request, SessionCookies.ACCESS);
    }
}
