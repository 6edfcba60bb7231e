package io.rivulet.account;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Signs accounts in by name and password, and never tells which of the two was wrong. */
final class LogIn {

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final Passwords passwords;
    private final TokenIssuer tokens;

    LogIn(AccountRepository accounts, SessionRepository sessions, Passwords passwords, TokenIssuer tokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    Mono<SignedIn> logIn(AccountName name, Password password) {
        return accounts.findCredentials(name)
                .singleOptional()
                .filterWhen(known -> passwords.matches(password, known.map(Credentials::passwordHash)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(refused())
                .delayUntil(known -> renew(known, password))
                .flatMap(known -> tokens.issue(known.accountId()))
                .delayUntil(issued -> sessions.insert(issued.session()))
                .map(TokenIssuer.Issued::signedIn);
    }

    static <T> Mono<T> refused() {
        return AccountError.WRONG_NAME_OR_PASSWORD.asError("The name or the password is wrong.");
    }

    private Mono<Void> renew(Credentials known, Password password) {
        return Optional.of(known.passwordHash())
                .filter(passwords::isOutdated)
                .map(outdated -> passwords.hash(password).flatMap(renewed -> accounts.rehash(known, renewed)))
                .orElseGet(Mono::empty);
    }
}
