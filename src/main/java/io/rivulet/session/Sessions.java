package io.rivulet.session;

import reactor.core.publisher.Mono;

/** Signs accounts in, once they have proved themselves: a token is signed first, and is good once its session is kept. */
public final class Sessions {

    private final TokenIssuer tokens;
    private final SessionRepository sessions;

    Sessions(TokenIssuer tokens, SessionRepository sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Signs what is needed for a session, off the event loop and before any transaction is begun. */
    public Mono<NewSession> prepare(long accountId) {
        return tokens.issue(accountId);
    }

    /** Keeps the session; a step of the caller's transaction where there is one. */
    public Mono<SignedIn> begin(NewSession prepared) {
        return sessions.insert(prepared.session()).thenReturn(prepared.signedIn());
    }
}
