package io.rivulet.session;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** What this node knows of sessions: as long as it hears the others, and else for half a second. */
final class KnownSessions implements EventListener {

    /** The longest that an ended session goes unnoticed by a node that does not hear of it. */
    static final Duration UNHEARD = Duration.ofMillis(500);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Where sessions are kept. */
    @FunctionalInterface
    interface Source {

        /** Empty when there is none. */
        Mono<SessionState> find(UUID session);
    }

    private record Known(SessionState state, long askedAt) {}

    private final Source source;
    private final BooleanSupplier hears;
    private final Ticker ticker;
    private final AsyncCache<UUID, Known> sessions;

    KnownSessions(Source source, BooleanSupplier hears, SessionProperties.Tokens properties, Ticker ticker) {
        this.source = source;
        this.hears = hears;
        this.ticker = ticker;
        this.sessions = Caffeine.newBuilder()
                .maximumSize(properties.cached())
                .expireAfterWrite(properties.askAgainAfter())
                .ticker(ticker)
                .buildAsync();
    }

    /** What is known without asking; empty when that may be old. */
    Optional<SessionState> atHand(UUID session) {
        return Optional.ofNullable(sessions.synchronous().getIfPresent(session))
                .filter(this::mayBeServed)
                .map(Known::state);
    }

    /** As it is known when that is good enough for the caller, else as it is. */
    Mono<SessionState> find(UUID session, Predicate<SessionState> enough) {
        return Mono.defer(() -> {
            var kept = sessions.getIfPresent(session);
            return kept == null
                    ? ask(session)
                    : Mono.fromFuture(kept, true).flatMap(known -> again(session, known, enough));
        });
    }

    @Override
    public void on(Event event) {
        if (event instanceof SessionsEnded ended) {
            // a flight that began before the end goes on for those who wait for it, and is not kept
            sessions.synchronous().invalidateAll(ended.sessions());
        }
    }

    @Override
    public void missed() {
        sessions.synchronous().invalidateAll();
    }

    /** An ended session never opens again, and one that was over may have been refreshed. */
    private Mono<SessionState> again(UUID session, Known known, Predicate<SessionState> enough) {
        var state = known.state();
        if (!state.isUnrevoked() || (mayBeServed(known) && enough.test(state))) {
            return Mono.just(state);
        }
        sessions.synchronous().asMap().remove(session, known);
        return ask(session);
    }

    private boolean mayBeServed(Known known) {
        return hears.getAsBoolean() || ticker.read() - known.askedAt() < UNHEARD.toNanos();
    }

    private Mono<SessionState> ask(UUID session) {
        return Mono.fromFuture(
                        () -> sessions.get(
                                session,
                                (missing, executor) ->
                                        loaded(missing).timeout(LONGEST_WAIT).toFuture()),
                        true)
                .map(Known::state);
    }

    private Mono<Known> loaded(UUID session) {
        long askedAt = ticker.read();
        return source.find(session).defaultIfEmpty(SessionState.GONE).map(state -> new Known(state, askedAt));
    }
}
