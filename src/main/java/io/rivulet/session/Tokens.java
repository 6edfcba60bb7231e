package io.rivulet.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rivulet.platform.security.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /** Tells whether a session is neither revoked nor over. */
    interface Sessions {

        Mono<Boolean> isOpen(UUID session, Instant now);

        /** Whether a session was not revoked, though it may be over. */
        Mono<Boolean> isUnrevoked(UUID session);
    }

    private final Verification verification;
    private final Sessions sessions;
    private final Clock clock;
    private final AsyncCache<String, Claims> genuine;
    private final AsyncCache<UUID, Boolean> open;
    private final AsyncCache<UUID, Boolean> unrevoked;

    Tokens(
            Verification verification,
            Sessions sessions,
            SessionProperties.Tokens properties,
            Clock clock,
            Ticker ticker) {
        this.verification = verification;
        this.sessions = sessions;
        this.clock = clock;
        this.genuine = Caffeine.newBuilder().maximumSize(properties.cached()).buildAsync();
        this.open = sessionCache(properties, ticker);
        this.unrevoked = sessionCache(properties, ticker);
    }

    /** Empty for a token that is malformed, forged, expired or of a session that has ended. */
    public Mono<Viewer> viewer(String token) {
        return genuine(token)
                .filter(claims -> claims.isValidAt(clock.instant()))
                .flatMap(this::whileSessionIsOpen);
    }

    /**
     * Whose a token is or was: what somebody has begun may take longer than their token lives. Empty for one that is
     * malformed, forged or of a session that was revoked.
     */
    public Mono<Viewer> holder(String token) {
        return genuine(token).flatMap(this::whileSessionIsUnrevoked);
    }

    /** Whose a token is when nothing has to be computed or asked for that; else empty. */
    public Optional<Viewer> known(String token) {
        return atHand(genuine, token)
                .filter(claims -> claims.isValidAt(clock.instant()))
                .filter(claims -> atHand(open, claims.session()).orElse(false))
                .map(Claims::viewer);
    }

    private Mono<Claims> genuine(String token) {
        return token.isBlank() || token.length() > LONGEST ? Mono.empty() : once(genuine, token, verification::verify);
    }

    private Mono<Viewer> whileSessionIsUnrevoked(Claims claims) {
        return once(unrevoked, claims.session(), sessions::isUnrevoked)
                .filter(isUnrevoked -> isUnrevoked)
                .map(isUnrevoked -> claims.viewer());
    }

    private Mono<Viewer> whileSessionIsOpen(Claims claims) {
        return once(open, claims.session(), session -> sessions.isOpen(session, clock.instant()))
                .filter(isOpen -> isOpen)
                .map(isOpen -> claims.viewer());
    }

    private static AsyncCache<UUID, Boolean> sessionCache(SessionProperties.Tokens properties, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(properties.cached())
                .expireAfterWrite(properties.askAgainAfter())
                .ticker(ticker)
                .buildAsync();
    }

    private static <K, V> Optional<V> atHand(AsyncCache<K, V> cache, K key) {
        return Optional.ofNullable(cache.synchronous().getIfPresent(key));
    }

    /** One flight for all who ask at once, which goes on when one of them leaves; nothing and errors are not kept. */
    private static <K, V> Mono<V> once(AsyncCache<K, V> cache, K key, Function<K, Mono<V>> load) {
        return Mono.fromFuture(
                () -> cache.get(
                        key,
                        (missing, executor) ->
                                load.apply(missing).timeout(LONGEST_WAIT).toFuture()),
                true);
    }
}
