package io.rivulet.account;

import reactor.core.publisher.Mono;

/** Makes accounts and signs them in at once. */
final class Registration {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final TokenIssuer tokens;

    Registration(AccountRepository accounts, Passwords passwords, TokenIssuer tokens) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /** Hashing and signing come first, so that the rows are written together, last and only once there is a token. */
    Mono<SignedIn> register(AccountName name, Password password) {
        return passwords
                .hash(password)
                .zipWhen(hash -> accounts.nextId().flatMap(tokens::issue))
                .delayUntil(ready -> create(name, ready.getT1(), ready.getT2().session()))
                .map(ready -> ready.getT2().signedIn());
    }

    private Mono<Boolean> create(AccountName name, String hash, Session session) {
        return accounts.insert(name, hash, session)
                .filter(created -> created)
                .switchIfEmpty(AccountError.NAME_TAKEN.asError("This name is taken; choose another one."));
    }
}
