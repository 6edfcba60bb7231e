package io.rivulet.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.token.Claims;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Who a token belongs to: a question that costs neither a signature nor a statement when it was asked just now. */
public final class Tokens {

    private static final int LONGEST = 2048;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Tells genuine tokens from all others. */
    @FunctionalInterface
    interface Verification {

        Mono<Claims> verify(String token);
    }

    private final Verification verification;
    private final KnownSessions sessions;
    private final Clock clock;
    private final AsyncCache<String, Claims> genuine;

    Tokens(Verification verification, KnownSessions sessions, int cached, Clock clock) {
        this.verification = verification;
        this.sessions = sessions;
        this.clock = clock;
        this.genuine = Caffeine.newBuilder().maximumSize(cached).buildAsync();
    }

    /** Empty for a token that is malformed, forged, expired or of a session that has ended. */
    public Mono<Viewer> viewer(String token) {
        return claims(token).map(Claims::viewer);
    }

    /**
     * Whose a token is or was: what somebody has begun may take longer than their token lives. Empty for one that is
     * malformed, forged or of a session that was revoked.
     */
    public Mono<Viewer> holder(String token) {
        return holderClaims(token).map(Claims::viewer);
    }

    /** Whose a token is when nothing has to be computed or asked for that; else empty. */
    public Optional<Viewer> known(String token) {
        var claims = genuine.synchronous().getIfPresent(token);
        var now = clock.instant();
        return claims != null && claims.isValidAt(now)
                ? sessions.atHand(claims.session())
                        .filter(state -> state.isOpenAt(now))
                        .map(open -> claims.viewer())
                : Optional.empty();
    }

    /** As {@link #viewer}, with all that the token says. */
    Mono<Claims> claims(String token) {
        return genuine(token)
                .filter(claims -> claims.isValidAt(clock.instant()))
                .filterWhen(claims -> isOpen(claims));
    }

    /** As {@link #holder}, with all that the token says. */
    Mono<Claims> holderClaims(String token) {
        return genuine(token)
                .filterWhen(claims -> sessions.find(claims.session(), SessionState::isUnrevoked)
                        .map(SessionState::isUnrevoked));
    }

    private Mono<Boolean> isOpen(Claims claims) {
        var now = clock.instant();
        return sessions.find(claims.session(), state -> state.isOpenAt(now)).map(state -> state.isOpenAt(now));
    }

    /** One flight for all who ask at once, which goes on when one of them leaves; nothing and errors are not kept. */
    private Mono<Claims> genuine(String token) {
        return token.isBlank() || token.length() > LONGEST
                ? Mono.empty()
                : Mono.fromFuture(
                        () -> genuine.get(
                                token,
                                (missing, executor) -> verification
                                        .verify(missing)
                                        .timeout(LONGEST_WAIT)
                                        .toFuture()),
                        true);
    }
}
