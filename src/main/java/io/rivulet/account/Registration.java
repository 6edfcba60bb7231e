package io.rivulet.account;

import io.rivulet.platform.events.Events;
import reactor.core.publisher.Mono;

/** Makes accounts and signs them in at once. */
final class Registration {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final TokenIssuer tokens;
    private final Events events;

    Registration(AccountRepository accounts, Passwords passwords, TokenIssuer tokens, Events events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.events = events;
    }

    /** Hashing and signing come first, so that the rows are written together, last and only once there is a token. */
    Mono<SignedIn> register(AccountName name, Password password) {
        return passwords
                .hash(password)
                .zipWhen(hash -> accounts.nextId().flatMap(tokens::issue))
                .delayUntil(ready -> create(name, ready.getT1(), ready.getT2().session()))
                .map(ready -> ready.getT2().signedIn());
    }

    /** Somebody may remember that there was no such account. */
    private Mono<Boolean> create(AccountName name, String hash, Session session) {
        return accounts.insert(name, hash, session)
                .doOnTerminate(() -> events.publish(new ProfileChanged(session.accountId())))
                .delayUntil(written -> events.handedOverSoon())
                .filter(created -> created)
                .switchIfEmpty(AccountError.NAME_TAKEN.asError("This name is taken; choose another one."));
    }
}
