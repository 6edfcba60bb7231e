package io.rivulet.session;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.ServerSecret;
import io.rivulet.session.token.Session;
import io.rivulet.session.token.TokenIssuer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives new tokens for a refresh token, and ends the session of one that seems to be stolen. */
@Component
class Refreshing {

    private final RefreshRepository sessions;
    private final TokenIssuer tokens;
    private final Events events;
    private final Lives lives;
    private final Mono<Seal> seal;

    Refreshing(RefreshRepository sessions, TokenIssuer tokens, Events events, Lives lives, ServerSecret secret) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.events = events;
        this.lives = lives;
        this.seal = secret.macFor("refresh tokens").map(Seal::new);
    }

    /** The first of a session. */
    Mono<RefreshToken> first(UUID family) {
        return seal.map(key -> new RefreshToken(family, 0, key));
    }

    Mono<SignedIn> refresh(String presented) {
        return seal.flatMap(key -> Mono.justOrEmpty(RefreshToken.read(presented, key))
                        .flatMap(token -> exchange(token, token.successor(key))))
                .switchIfEmpty(SessionError.REFRESH_TOKEN_INVALID.asError(
                        "This refresh token is none of ours, or its session has ended: sign in again."));
    }

    /** Whose session a refresh token names, which may have ended; empty for what this server has not made. */
    Mono<UUID> family(String presented) {
        return seal.flatMap(key -> Mono.justOrEmpty(RefreshToken.read(presented, key)))
                .map(RefreshToken::family);
    }

    private Mono<SignedIn> exchange(RefreshToken presented, RefreshToken successor) {
        return sessions.exchange(presented, successor, lives.refreshableUntil())
                .flatMap(exchanged -> exchanged.reused()
                        ? ended(exchanged.session())
                        : tokens.access(exchanged.session())
                                .map(token -> SignedIn.of(exchanged.session(), token, successor)));
    }

    private Mono<SignedIn> ended(Session session) {
        return events.afterCommit(new SessionsEnded(List.of(session.id())))
                .then(events.handedOverSoon())
                .then(SessionError.REFRESH_TOKEN_REUSED.asError(
                        "This refresh token was exchanged before, so its session is ended: sign in again."));
    }
}
