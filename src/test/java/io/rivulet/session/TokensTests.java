package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.security.Viewer;
import io.rivulet.session.token.Claims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final SessionState OPEN = new SessionState(true, CLAIMS.expiresAt());
    private static final SessionState REVOKED = new SessionState(false, CLAIMS.expiresAt());

    private final AtomicInteger verified = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Mono<Claims>> verdict = new AtomicReference<>(Mono.just(CLAIMS));
    private final AtomicReference<Mono<SessionState>> state = new AtomicReference<>(Mono.just(OPEN));
    private final AtomicBoolean hears = new AtomicBoolean(true);

    private final Tokens tokens = new Tokens(
            token -> verdict.get().doOnSubscribe(subscription -> verified.incrementAndGet()),
            new KnownSessions(
                    session -> state.get().doOnSubscribe(subscription -> asked.incrementAndGet()),
                    hears::get,
                    new SessionProperties.Tokens("rivulet", "rivulet", 100, Duration.ofMinutes(1)),
                    nanos::get),
            100,
            clock());

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
        state.set(Mono.just(REVOKED));
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        expectAnn();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        expectNobody("token");

        assertThat(verified).hasValue(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aNodeThatHearsNothingAsksAgainAfterHalfASecond() {
        hears.set(false);
        expectAnn();
        state.set(Mono.just(REVOKED));
        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        expectAnn();
        assertThat(tokens.known("token")).contains(ANN);
        nanos.addAndGet(Duration.ofMillis(2).toNanos());

        assertThat(tokens.known("token")).isEmpty();
        expectNobody("token");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aRefreshedSessionIsNotOverForWhoKnewItsOldEnd() {
        state.set(Mono.just(new SessionState(true, NOON.plusSeconds(60))));
        expectAnn();
        state.set(Mono.just(OPEN));
        now.set(NOON.plusSeconds(61));

        assertThat(tokens.known("token")).isEmpty();
        expectAnn();
        assertThat(tokens.known("token")).contains(ANN);
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
        expectNobody("token");
        expectHolder();
        state.set(Mono.just(REVOKED));
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
        state.set(Mono.error(new IllegalStateException("away")));
        tokens.viewer("token")
                .as(StepVerifier::create)
                .expectErrorMessage("away")
                .verify(SOON);
        state.set(Mono.just(OPEN));

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
}
