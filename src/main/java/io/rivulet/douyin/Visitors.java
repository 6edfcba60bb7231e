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

    /** Where one must be somebody. */
    Mono<Long> account(Parameters parameters) {
        return anybody(parameters).flatMap(Visitors::requireAccount);
    }

    /** Whose things are asked for: the account in `user_id`, or the viewer's own. */
    static Mono<Long> accountIn(Parameters sent, Viewer viewer) {
        return sent.findId("user_id").map(Mono::just).orElseGet(() -> requireAccount(viewer));
    }

    static Mono<Long> requireAccount(Viewer viewer) {
        return viewer.isAnonymous()
                ? AccountError.NOT_SIGNED_IN.asError("Sign in again: the token is missing, not genuine or expired")
                : Mono.just(viewer.accountId());
    }
}
