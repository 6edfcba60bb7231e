package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.security.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class TokensTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Viewer ANN = new Viewer(1);
    private static final Claims CLAIMS = new Claims(ANN, UUID.randomUUID(), NOON.plusSeconds(3600));

    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Mono<Claims>> verdict = new AtomicReference<>(Mono.just(CLAIMS));
    private final AtomicReference<Mono<Boolean>> session = new AtomicReference<>(Mono.just(true));
    private final AtomicReference<Mono<Boolean>> unrevoked = new AtomicReference<>(Mono.just(true));

    private final Tokens tokens = new Tokens(
            token -> verdict.get().doOnSubscribe(subscription -> verified.incrementAndGet()),
            new FakeSessions(),
            new SessionProperties.Tokens("rivulet", "rivulet", 100, Duration.ofMinutes(1)),
            clock(),
            nanos::get);

    @Test
    void theHotWayCostsNeitherASignatureNorAStatement() {
        expectAnn();
        expectAnn();

        assertThat(verified).hasValue(1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSessionIsAskedForAgainAfterAMinuteButItsSignatureIsNot() {
        expectAnn();
        session.set(Mono.just(false));
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        expectAnn();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        expectNobody("token");

        assertThat(verified).hasValue(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aCachedTokenStillExpires() {
        expectAnn();
        now.set(CLAIMS.expiresAt());

        expectNobody("token");
    }

    @Test
    void anExpiredTokenIsItsHoldersUntilItsSessionIsRevoked() {
        now.set(CLAIMS.expiresAt());
        session.set(Mono.just(false));
        expectNobody("token");
        expectHolder();
        unrevoked.set(Mono.just(false));
        expectHolder();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());

        tokens.holder("token").as(StepVerifier::create).expectComplete().verify(SOON);
    }

    @Test
    void whatIsNotGenuineHasNoHolder() {
        verdict.set(Mono.empty());

        tokens.holder("token").as(StepVerifier::create).expectComplete().verify(SOON);
        tokens.holder("").as(StepVerifier::create).expectComplete().verify(SOON);
    }

    @Test
    void manyWhoAskAtOnceShareOneFlight() {
        var flight = Sinks.<Claims>one();
        verdict.set(flight.asMono());
        var first = tokens.viewer("token").toFuture();
        var second = tokens.viewer("token").toFuture();
        first.cancel(true);
        flight.tryEmitValue(CLAIMS).orThrow();

        assertThat(second).succeedsWithin(SOON).isEqualTo(ANN);
        assertThat(verified).hasValue(1);
    }

    @Test
    void badTokensAreNotKept() {
        verdict.set(Mono.empty());
        expectNobody("token");
        expectNobody("token");

        assertThat(verified).hasValue(2);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aFailingDatabaseIsAnErrorAndIsAskedAgain() {
        session.set(Mono.error(new IllegalStateException("away")));
        tokens.viewer("token")
                .as(StepVerifier::create)
                .expectErrorMessage("away")
                .verify(SOON);
        session.set(Mono.just(true));

        expectAnn();
    }

    @Test
    void whatIsTooLongIsNotEvenParsed() {
        expectNobody("x".repeat(2049));
        expectNobody("");

        assertThat(verified).hasValue(0);
    }

    private void expectAnn() {
        tokens.viewer("token")
                .as(StepVerifier::create)
                .expectNext(ANN)
                .expectComplete()
                .verify(SOON);
    }

    private void expectHolder() {
        tokens.holder("token")
                .as(StepVerifier::create)
                .expectNext(ANN)
                .expectComplete()
                .verify(SOON);
    }

    private void expectNobody(String token) {
        tokens.viewer(token).as(StepVerifier::create).expectComplete().verify(SOON);
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private final class FakeSessions implements Tokens.Sessions {

        @Override
        public Mono<Boolean> isOpen(UUID id, Instant instant) {
            return session.get().doOnSubscribe(subscription -> asked.incrementAndGet());
        }

        @Override
        public Mono<Boolean> isUnrevoked(UUID id) {
            return unrevoked.get();
        }
    }
}
