package io.rivulet.account;

import io.rivulet.platform.events.Events;
import io.rivulet.session.NewSession;
import io.rivulet.session.Sessions;
import io.rivulet.session.SignedIn;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes accounts and signs them in at once. */
final class Registration {

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final TransactionalOperator tx;
    private final Events events;

    Registration(
            AccountRepository accounts,
            Passwords passwords,
            Sessions sessions,
            TransactionalOperator tx,
            Events events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tx = tx;
        this.events = events;
    }

    /** Hashing and signing come first, so that the rows are written together, last and only once there is a token. */
    Mono<SignedIn> register(AccountName name, Password password, SessionKind kind) {
        return passwords
                .hash(password)
                .zipWhen(hash -> accounts.nextId().flatMap(id -> kind.prepare(sessions, id)))
                .flatMap(ready -> create(name, ready.getT1(), ready.getT2()));
    }

    /** Somebody may remember that there was no such account. */
    private Mono<SignedIn> create(AccountName name, String hash, NewSession session) {
        return written(name, hash, session)
                .doOnTerminate(() -> events.publish(new ProfileChanged(session.accountId())))
                .delayUntil(written -> events.handedOverSoon());
    }

    private Mono<SignedIn> written(AccountName name, String hash, NewSession session) {
        return accounts.insert(session.accountId(), name, hash)
                .filter(created -> created)
                .switchIfEmpty(AccountError.NAME_TAKEN.asError("This name is taken; choose another one."))
                .flatMap(created -> sessions.begin(session))
                .as(tx::transactional);
    }
}
