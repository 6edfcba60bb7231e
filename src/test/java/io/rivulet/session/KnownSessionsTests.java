package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class KnownSessionsTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final UUID ID = UUID.randomUUID();
    private static final SessionState OPEN = new SessionState(true, Instant.MAX);
    private static final SessionState REVOKED = new SessionState(false, Instant.MAX);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Mono<SessionState>> row = new AtomicReference<>(Mono.just(OPEN));
    private final KnownSessions sessions = new KnownSessions(
            id -> row.get().doOnSubscribe(subscription -> asked.incrementAndGet()),
            () -> true,
            new SessionProperties.Tokens("rivulet", "rivulet", 10, Duration.ofMinutes(1)),
            System::nanoTime);

    @Test
    void anEndThatIsHeardIsKnownAtOnce() {
        expect(OPEN);
        row.set(Mono.just(REVOKED));
        sessions.on(new SessionsEnded(List.of(UUID.randomUUID())));
        expect(OPEN);

        sessions.on(new SessionsEnded(List.of(UUID.randomUUID(), ID)));

        assertThat(sessions.atHand(ID)).isEmpty();
        expect(REVOKED);
    }

    @Test
    void whatMayHaveBeenMissedIsAskedForAgain() {
        expect(OPEN);
        row.set(Mono.just(REVOKED));

        sessions.missed();

        assertThat(sessions.atHand(ID)).isEmpty();
        expect(REVOKED);
    }

    @Test
    void aQuestionThatBeganBeforeTheEndIsNotKept() {
        var slow = Sinks.<SessionState>one();
        row.set(slow.asMono());
        var before = find().toFuture();
        row.set(Mono.just(REVOKED));

        sessions.on(new SessionsEnded(List.of(ID)));
        slow.tryEmitValue(OPEN).orThrow();

        assertThat(before).succeedsWithin(SOON).isEqualTo(OPEN);
        assertThat(sessions.atHand(ID)).isEmpty();
        expect(REVOKED);
    }

    @Test
    void aSessionThatIsGoneIsRememberedAsSuch() {
        row.set(Mono.empty());
        expect(SessionState.GONE);
        expect(SessionState.GONE);

        assertThat(asked).hasValue(1);
    }

    private Mono<SessionState> find() {
        return sessions.find(ID, SessionState::isUnrevoked);
    }

    private void expect(SessionState state) {
        assertThat(find().toFuture()).succeedsWithin(SOON).isEqualTo(state);
    }
}
