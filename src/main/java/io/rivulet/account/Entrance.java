package io.rivulet.account;

import io.rivulet.platform.limits.Caller;
import io.rivulet.session.SignedIn;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The ways in, within their limits: nothing is hashed, read or written for whoever tries too often. */
final class Entrance {

    private final Registration registration;
    private final LogIn logIn;
    private final AccountLimits limits;

    Entrance(Registration registration, LogIn logIn, AccountLimits limits) {
        this.registration = registration;
        this.logIn = logIn;
        this.limits = limits;
    }

    Mono<SignedIn> register(AccountName name, Password password, SessionKind kind, Caller caller) {
        return limits.permitRegistration(caller)
                .then(enter(() -> registration.register(name, password, kind), name, caller));
    }

    Mono<SignedIn> logIn(AccountName name, Password password, SessionKind kind, Caller caller) {
        return limits.permitLogIn(name, caller).then(enter(() -> logIn.logIn(name, password, kind), name, caller));
    }

    private Mono<SignedIn> enter(Supplier<Mono<SignedIn>> way, AccountName name, Caller caller) {
        return Mono.defer(way).delayUntil(signedIn -> limits.succeeded(name, caller));
    }
}
