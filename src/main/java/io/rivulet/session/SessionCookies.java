package io.rivulet.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The cookies of browsers. Scripts cannot read the tokens; what they can read, and must send back in a header, is good
 * for nothing else. The prefix binds them to this host over TLS, and they go with requests of our own pages only.
 */
@Component
class SessionCookies {

    static final String ACCESS = "__Host-access";
    static final String REFRESH = "__Host-refresh";
    static final String CSRF = "__Host-csrf";

    private final Clock clock;

    SessionCookies(Clock clock) {
        this.clock = clock;
    }

    static Optional<String> sent(ServerRequest request, String name) {
        return sent(request.exchange().getRequest(), name);
    }

    static Optional<String> sent(ServerHttpRequest request, String name) {
        return Optional.ofNullable(request.getCookies().getFirst(name))
                .map(cookie -> cookie.getValue())
                .filter(value -> !value.isEmpty());
    }

    List<ResponseCookie> of(SignedIn signedIn, SignedIn.Refresh refresh, String csrf) {
        return List.of(
                secret(ACCESS, signedIn.token(), left(signedIn.expiresAt())),
                secret(REFRESH, refresh.token(), left(refresh.expiresAt())),
                cookie(CSRF, csrf, left(refresh.expiresAt())).build());
    }

    /** What a browser forgets them by. */
    static List<ResponseCookie> gone() {
        return List.of(
                secret(ACCESS, "", Duration.ZERO),
                secret(REFRESH, "", Duration.ZERO),
                cookie(CSRF, "", Duration.ZERO).build());
    }

    private Duration left(Instant end) {
        var left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static ResponseCookie secret(String name, String value, Duration life) {
        return cookie(name, value, life).httpOnly(true).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, Duration life) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .sameSite("Strict")
                .maxAge(life);
    }
}
