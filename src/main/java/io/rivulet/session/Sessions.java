package io.rivulet.session;

import io.rivulet.session.token.TokenIssuer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Signs accounts in, once they have proved themselves, and out: a token is signed first, and is good once its session is
 * kept.
 */
@Component
public class Sessions {

    private final TokenIssuer tokens;
    private final SessionRepository sessions;
    private final Refreshing refreshing;
    private final Lives lives;
    private final OwnSessions own;

    Sessions(TokenIssuer tokens, SessionRepository sessions, Refreshing refreshing, Lives lives, OwnSessions own) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.refreshing = refreshing;
        this.lives = lives;
        this.own = own;
    }

    /** Signs one token for all of a session, off the event loop and before any transaction is begun. */
    public Mono<NewSession> prepare(long accountId) {
        return Mono.fromSupplier(() -> lives.longLived(accountId))
                .flatMap(session -> tokens.longLived(session).map(token -> new NewSession(session, token, null, null)));
    }

    /** Signs the first of many tokens: each lives for minutes, and a refresh token goes with it. */
    public Mono<NewSession> prepareRefreshed(long accountId, @Nullable String userAgent) {
        return Mono.fromSupplier(() -> lives.refreshed(accountId))
                .flatMap(session -> Mono.zip(
                        tokens.access(session),
                        refreshing.first(session.id()),
                        (token, refresh) -> new NewSession(session, token, UserAgents.shortened(userAgent), refresh)));
    }

    /** Keeps the session; a step of the caller's transaction where there is one. */
    public Mono<SignedIn> begin(NewSession prepared) {
        return sessions.insert(prepared).flatMap(own::tell).thenReturn(prepared.signedIn());
    }

    /** Ends all sessions of an account on all nodes; a step of the caller's transaction where there is one. */
    public Mono<Void> endAll(long accountId) {
        return own.endAll(accountId);
    }
}
