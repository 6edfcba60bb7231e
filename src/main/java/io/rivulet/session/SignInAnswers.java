package io.rivulet.session;

import java.net.URI;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.function.server.ServerResponse.BodyBuilder;
import reactor.core.publisher.Mono;

/** Hands out the tokens of sessions that are refreshed: in the answer's body, or to a browser as cookies. */
@Component
public class SignInAnswers {

    private final SessionCookies cookies;
    private final CsrfGuard guard;

    SignInAnswers(SessionCookies cookies, CsrfGuard guard) {
        this.cookies = cookies;
        this.guard = guard;
    }

    /** Of a session that has just begun. */
    public Mono<ServerResponse> begun(SignedIn signedIn, boolean asCookies) {
        var answer = ServerResponse.status(HttpStatus.CREATED)
                .location(URI.create(SessionRoutes.SESSIONS + "/" + signedIn.session()));
        return answer(answer, signedIn, asCookies);
    }

    /** Of one that goes on. */
    Mono<ServerResponse> refreshed(SignedIn signedIn, boolean asCookies) {
        return answer(ServerResponse.ok(), signedIn, asCookies);
    }

    /** Nothing more, and a browser forgets its cookies. */
    static Mono<ServerResponse> ended() {
        return ServerResponse.noContent()
                .cacheControl(CacheControl.noStore())
                .cookies(all -> SessionCookies.gone().forEach(cookie -> all.add(cookie.getName(), cookie)))
                .build();
    }

    private Mono<ServerResponse> answer(BodyBuilder answer, SignedIn signedIn, boolean asCookies) {
        var refresh = Objects.requireNonNull(signedIn.refresh());
        var unkept = answer.cacheControl(CacheControl.noStore());
        return asCookies
                ? guard.tokenFor(signedIn.session())
                        .flatMap(csrf -> unkept.cookies(all -> cookies.of(signedIn, refresh, csrf)
                                        .forEach(cookie -> all.add(cookie.getName(), cookie)))
                                .bodyValue(SignedInView.withCookies(signedIn, csrf)))
                : unkept.bodyValue(SignedInView.withTokens(signedIn, refresh));
    }
}
