package io.rivulet.douyin;

import io.rivulet.account.AccountError;
import io.rivulet.account.Tokens;
import io.rivulet.platform.security.Viewer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whose request it is, by the contract's parameter `token`. */
@Component
class Visitors {

    private final Tokens tokens;

    Visitors(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Where anybody may ask, a missing, stale or forged token is nobody's. */
    Mono<Viewer> anybody(Parameters parameters) {
        return Mono.justOrEmpty(parameters.find("token"))
                .flatMap(tokens::viewer)
                .defaultIfEmpty(Viewer.ANONYMOUS);
    }

    static Mono<Long> requireAccount(Viewer viewer) {
        return viewer.isAnonymous()
                ? AccountError.NOT_SIGNED_IN.asError("Sign in again: the token is missing, not genuine or expired")
                : Mono.just(viewer.accountId());
    }
}
