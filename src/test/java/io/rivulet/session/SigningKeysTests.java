package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class SigningKeysTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CpuTasks CPU = new CpuTasks(Schedulers.boundedElastic());

    private final Memory memory = new Memory();

    @Test
    void makesAKeyOnceAndRemembersIt() {
        var keys = new SigningKeys(memory, CPU, null);

        keys.active()
                .zipWith(keys.active())
                .as(StepVerifier::create)
                .assertNext(pair -> assertThat(pair.getT1()).isSameAs(pair.getT2()))
                .expectComplete()
                .verify(SOON);
        assertThat(memory.offered).hasValue(1);
    }

    @Test
    void takesTheKeyThatAnotherNodeOfferedFirst() throws JOSEException {
        var theirs = SigningKey.generate();
        memory.rival.set(theirs.toJSONString());

        new SigningKeys(memory, CPU, null)
                .active()
                .as(StepVerifier::create)
                .assertNext(key -> assertThat(key.kid()).isEqualTo(theirs.getKeyID()))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void triesAgainAfterAFailure() {
        var keys = new SigningKeys(memory, CPU, null);
        memory.broken.set(1);

        keys.active().as(StepVerifier::create).expectErrorMessage("away").verify(SOON);
        keys.active()
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void refusesAConfiguredKeyOfAnotherKind() throws JOSEException {
        var publicOnly = SigningKey.generate().toPublicJWK().toJSONString();
        var otherCurve = new ECKeyGenerator(Curve.P_384).generate().toJSONString();

        expectNoKey(publicOnly);
        expectNoKey(otherCurve);
    }

    private void expectNoKey(String jwk) {
        new SigningKeys(memory, CPU, jwk)
                .active()
                .as(StepVerifier::create)
                .expectErrorMessage("The key is no private P-256 key")
                .verify(SOON);
    }

    /** A store in memory, in which a rival may be faster and which may fail a few times. */
    private static final class Memory implements SigningKeys.Store {

        final AtomicInteger offered = new AtomicInteger();
        final AtomicInteger broken = new AtomicInteger();
        final AtomicReference<@Nullable String> rival = new AtomicReference<>();
        private final AtomicReference<@Nullable String> kept = new AtomicReference<>();

        @Override
        public Mono<String> findActive() {
            return Mono.defer(() -> broken.getAndDecrement() > 0
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.justOrEmpty(kept.get()));
        }

        @Override
        public Mono<Void> offer(String kid, String jwk) {
            return Mono.fromRunnable(() -> {
                offered.incrementAndGet();
                var faster = rival.get();
                kept.compareAndSet(null, faster == null ? jwk : faster);
            });
        }
    }
}
