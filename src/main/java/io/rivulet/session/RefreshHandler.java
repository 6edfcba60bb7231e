package io.rivulet.session;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.web.WebError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Exchanges refresh tokens: of a body for a body, of a cookie for cookies. */
@Component
class RefreshHandler {

    private static final String EXPECTED =
            "Send an object of JSON with the string `refresh_token`, or the cookie " + SessionCookies.REFRESH;

    private final Refreshing refreshing;
    private final CsrfGuard guard;
    private final Bodies bodies;
    private final SignInAnswers answers;

    RefreshHandler(Refreshing refreshing, CsrfGuard guard, Bodies bodies, SignInAnswers answers) {
        this.refreshing = refreshing;
        this.guard = guard;
        this.bodies = bodies;
        this.answers = answers;
    }

    Mono<ServerResponse> refresh(ServerRequest request) {
        return bodies.find(request, Wish.class)
                .mapNotNull(Wish::refreshToken)
                .flatMap(refreshing::refresh)
                .flatMap(signedIn -> answers.refreshed(signedIn, false))
                .switchIfEmpty(Mono.defer(() -> byCookie(request)));
    }

    private Mono<ServerResponse> byCookie(ServerRequest request) {
        return Mono.justOrEmpty(SessionCookies.sent(request, SessionCookies.REFRESH))
                .switchIfEmpty(WebError.BODY_UNREADABLE.asError(EXPECTED))
                .delayUntil(token -> refreshing.family(token).flatMap(session -> guard.require(request, session)))
                .flatMap(refreshing::refresh)
                .flatMap(signedIn -> answers.refreshed(signedIn, true));
    }

    private record Wish(@Nullable String refreshToken) {

        @Override
        public String toString() {
            return "Wish[refreshToken=…]";
        }
    }
}
