package io.rivulet.account;

import io.rivulet.session.NewSession;
import io.rivulet.session.Sessions;
import io.rivulet.session.SignedIn;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Signs accounts in by name and password, and never tells which of the two was wrong. */
final class LogIn {

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Admittance admittance;
    private final TransactionalOperator transaction;

    LogIn(
            AccountRepository accounts,
            Sessions sessions,
            Passwords passwords,
            Admittance admittance,
            TransactionalOperator transaction) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.admittance = admittance;
        this.transaction = transaction;
    }

    Mono<SignedIn> logIn(AccountName name, Password password, SessionKind kind) {
        return accounts.findCredentials(name)
                .singleOptional()
                .filterWhen(known -> passwords.matches(password, known.map(Credentials::passwordHash)))
                .flatMap(Mono::justOrEmpty)
                .switchIfEmpty(refused())
                .delayUntil(known -> renew(known, password))
                .flatMap(known -> kind.prepare(sessions, known.accountId()))
                .flatMap(this::begin);
    }

    /** A suspension that comes meanwhile ends the session with all others. */
    private Mono<SignedIn> begin(NewSession prepared) {
        return admittance
                .requireActive(prepared.accountId())
                .then(sessions.begin(prepared))
                .as(transaction::transactional);
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
