package io.rivulet.session.key;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.rivulet.platform.limits.CpuTasks;
import io.rivulet.platform.web.WebError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class SigningKeysTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final CpuTasks CPU = new CpuTasks(Schedulers.boundedElastic(), WebError.BUSY);

    private final Keys.Memory memory = new Keys.Memory();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void makesAKeyOnceAndRemembersIt() throws Exception {
        var keys = node();

        assertThat(await(keys.active())).isSameAs(await(keys.active()));
        assertThat(memory.offered).hasValue(1);
    }

    @Test
    void takesTheKeyThatAnotherNodeOfferedFirst() throws Exception {
        var theirs = SigningKey.generate();
        memory.rival = theirs.toJSONString();

        assertThat(await(node().active()).kid()).isEqualTo(theirs.getKeyID());
    }

    @Test
    void triesAgainAfterAFailure() throws Exception {
        var keys = node();
        memory.broken.set(1);

        keys.active().as(StepVerifier::create).expectErrorMessage("away").verify(SOON);
        assertThat(await(keys.active())).isNotNull();
    }

    @Test
    void refusesAConfiguredKeyOfAnotherKind() throws JOSEException {
        var publicOnly = SigningKey.generate().toPublicJWK().toJSONString();
        var otherCurve = new ECKeyGenerator(Curve.P_384).generate().toJSONString();

        expectNoKey(publicOnly);
        expectNoKey(otherCurve);
    }

    @Test
    void theNextKeyIsPublishedBeforeItSignsAndTheOneBeforeItAfterwards() throws Exception {
        var keys = node();
        var first = await(keys.active()).kid();

        pass(Duration.ofDays(30).minusMinutes(61));
        await(keys.renew().thenReturn(true));
        assertThat(await(keys.shown()).getKeys()).hasSize(1);

        pass(Duration.ofMinutes(2));
        await(keys.renew().thenReturn(true));
        assertThat(await(keys.active()).kid()).isEqualTo(first);
        assertThat(await(keys.shown()).getKeys()).hasSize(2);

        pass(Duration.ofHours(1));
        var second = await(keys.active()).kid();
        assertThat(second).isNotEqualTo(first);
        assertThat(await(keys.find(first)).kid()).isEqualTo(first);
    }

    @Test
    void aKeyIsForgottenWhenNobodyCanHoldATokenOfIt() throws Exception {
        var keys = node();
        var first = await(keys.active()).kid();
        for (int month = 0; month < 4; month++) {
            pass(Duration.ofDays(30));
            await(keys.renew().thenReturn(true));
        }

        assertThat(await(keys.find(first).hasElement())).isFalse();
        assertThat(memory.kept).hasSizeBetween(3, 4);
    }

    @Test
    void tenNodesThatRotateAtOnceMakeOneKey() throws Exception {
        var nodes = IntStream.range(0, 10).mapToObj(i -> node()).toList();
        await(Flux.fromIterable(nodes).concatMap(SigningKeys::active).then().thenReturn(true));
        pass(Duration.ofDays(30));

        await(Flux.fromIterable(nodes).flatMap(SigningKeys::renew, 10).then().thenReturn(true));

        assertThat(memory.kept).hasSize(2);
    }

    @Test
    void aKeyThatAnotherNodeHasMadeIsAskedForOnce() throws Exception {
        var here = node();
        var there = node();
        await(there.active());
        pass(Duration.ofDays(30));
        await(here.renew().thenReturn(true));
        var made = await(here.shown()).getKeys().getFirst().getKeyID();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(await(there.find(made)).kid()).isEqualTo(made);
    }

    @Test
    void forgedIdsDoNotReachTheStoreMoreThanOnceASecond() throws Exception {
        var keys = node();
        await(keys.active());
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        int before = memory.read.get();

        var found = await(
                Flux.range(0, 1_000).flatMap(i -> keys.find("forged" + i), 64).collectList());

        assertThat(found).isEmpty();
        assertThat(memory.read.get() - before).isEqualTo(1);
    }

    @Test
    void whatIsPublishedIsPublic() throws Exception {
        var shown = await(node().shown());

        assertThat(shown.getKeys()).noneMatch(JWK::isPrivate);
        assertThat(shown.toString(true)).contains("\"alg\":\"ES256\"").doesNotContain("\"d\"");
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(new StoredKey(1, Instant.EPOCH, "secret")).asString().doesNotContain("secret");
        assertThat(Keys.terms("secret")).asString().doesNotContain("secret");
    }

    private SigningKeys node() {
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new SigningKeys(memory, CPU, Keys.terms(null), clock, nanos::get);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static void expectNoKey(String jwk) {
        Keys.configured(jwk, CPU)
                .active()
                .as(StepVerifier::create)
                .expectErrorMessage("The key is no private P-256 key")
                .verify(SOON);
    }
}
