package io.rivulet.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.platform.web.ApiException;
import io.rivulet.session.SessionError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class PasswordsTests {

    private static final AccountProperties.Argon2 COST = new AccountProperties.Argon2(19_456, 2, 1);
    private static final Password SECRET = Password.of("secret");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Scheduler cpu = Schedulers.newBoundedElastic(1, 1, "cpu-test", 10, true);
    private final CpuTasks tasks = new CpuTasks(cpu, SessionError.BUSY);

    @AfterEach
    void stop() {
        cpu.dispose();
    }

    @Test
    void unknownNamesCostAsMuchAsKnownOnes() {
        var encoder = new CountingEncoder();
        var passwords = new Passwords(encoder, "decoy", tasks);

        expect(passwords.matches(SECRET, Optional.of("other")), false);
        expect(passwords.matches(SECRET, Optional.empty()), false);

        assertThat(encoder.checked).containsExactly("other", "decoy");
    }

    @Test
    void nobodySignsInByTheDecoy() {
        var passwords = new Passwords(new CountingEncoder(), SECRET.normalized(), tasks);

        expect(passwords.matches(SECRET, Optional.empty()), false);
        expect(passwords.matches(SECRET, Optional.of(SECRET.normalized())), true);
    }

    @Test
    void theDecoyIsAsDearAsARealHash() {
        assertThat(Passwords.decoy(COST)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        expect(Passwords.argon2(COST, tasks).matches(SECRET, Optional.of(Passwords.decoy(COST))), false);
    }

    @Test
    void hashesAreArgon2idOfTheCostAskedFor() {
        var passwords = Passwords.argon2(COST, tasks);

        passwords
                .hash(SECRET)
                .delayUntil(hash -> Mono.fromRunnable(() -> assertThat(hash)
                        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                        .hasSize(97)))
                .flatMap(hash -> passwords.matches(SECRET, Optional.of(hash)))
                .as(StepVerifier::create)
                .expectNext(true)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void cheaperHashesAreOutdated() {
        var passwords = Passwords.argon2(COST, tasks);

        assertThat(passwords.isOutdated(Passwords.decoy(new AccountProperties.Argon2(16_384, 2, 1))))
                .isTrue();
        assertThat(passwords.isOutdated(Passwords.decoy(COST))).isFalse();
    }

    @Test
    void aFullQueueIsRefusedWithAWait() throws InterruptedException {
        var encoder = new CountingEncoder(1);
        var passwords = new Passwords(encoder, "decoy", tasks);
        var running = passwords.hash(SECRET).toFuture();
        assertThat(encoder.entered.await(20, TimeUnit.SECONDS)).isTrue();
        var waiting = passwords.hash(SECRET).toFuture();

        passwords
                .hash(SECRET)
                .as(StepVerifier::create)
                .expectErrorSatisfies(error ->
                        assertThat(error).isInstanceOfSatisfying(ApiException.class, PasswordsTests::assertThatBusy))
                .verify(SOON);

        encoder.gate.countDown();
        assertThat(running).succeedsWithin(SOON);
        assertThat(waiting).succeedsWithin(SOON);
    }

    private static void assertThatBusy(ApiException refusal) {
        assertThat(refusal.code()).isEqualTo(SessionError.BUSY);
        assertThat(refusal.retryAfter()).isPositive();
    }

    private static void expect(Mono<Boolean> matches, boolean expected) {
        matches.as(StepVerifier::create).expectNext(expected).expectComplete().verify(SOON);
    }

    /** "Hashes" a password to itself and writes down what it was asked to check. */
    private static final class CountingEncoder implements PasswordEncoder {

        final List<@Nullable String> checked = new ArrayList<>();
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch gate;

        CountingEncoder() {
            this(0);
        }

        CountingEncoder(int gates) {
            this.gate = new CountDownLatch(gates);
        }

        @Override
        public String encode(@Nullable CharSequence raw) {
            entered.countDown();
            try {
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Objects.requireNonNull(raw).toString();
        }

        @Override
        public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
            checked.add(encoded);
            return Objects.requireNonNull(raw).toString().equals(encoded);
        }
    }
}
