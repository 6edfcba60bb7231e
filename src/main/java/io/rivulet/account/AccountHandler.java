package io.rivulet.account;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.limits.Callers;
import io.rivulet.platform.web.WebError;
import io.rivulet.session.SignInAnswers;
import io.rivulet.session.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Makes accounts and signs them in, with tokens that are refreshed. */
@Component
class AccountHandler {

    private static final String EXPECTED =
            "Send an object of JSON with the strings `name` and `password`, and perhaps `\"cookies\": true`";

    private final Accounts accounts;
    private final Bodies bodies;
    private final SignInAnswers answers;
    private final Callers callers;

    AccountHandler(Accounts accounts, Bodies bodies, SignInAnswers answers, Callers callers) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.answers = answers;
        this.callers = callers;
    }

    Mono<ServerResponse> register(ServerRequest request) {
        return bodies.read(request, Wish.class)
                .flatMap(wish -> answer(
                        accounts.registerRefreshed(
                                wish.requireName(), wish.requirePassword(), userAgent(request), callers.of(request)),
                        wish));
    }

    Mono<ServerResponse> logIn(ServerRequest request) {
        return bodies.read(request, Wish.class)
                .flatMap(wish -> answer(
                        accounts.loginRefreshed(
                                wish.requireName(), wish.requirePassword(), userAgent(request), callers.of(request)),
                        wish));
    }

    private Mono<ServerResponse> answer(Mono<SignedIn> signedIn, Wish wish) {
        return signedIn.flatMap(someone -> answers.begun(someone, Boolean.TRUE.equals(wish.cookies())));
    }

    private static @Nullable String userAgent(ServerRequest request) {
        return request.headers().firstHeader(HttpHeaders.USER_AGENT);
    }

    /** How somebody wants to be let in. */
    private record Wish(
            @Nullable String name,
            @Nullable String password,
            @Nullable Boolean cookies) {

        String requireName() {
            return require(name, "name");
        }

        String requirePassword() {
            return require(password, "password");
        }

        private static String require(@Nullable String value, String member) {
            if (value == null) {
                throw WebError.PARAMETER_MISSING
                        .because("The member `" + member + "` is missing: " + EXPECTED)
                        .at(member);
            }
            return value;
        }

        @Override
        public String toString() {
            return "Wish[name=" + name + ", password=…]";
        }
    }
}
