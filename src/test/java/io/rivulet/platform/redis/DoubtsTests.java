package io.rivulet.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class DoubtsTests {

    private final Doubts<String> doubts = new Doubts<>(Duration.ofMinutes(1));

    @Test
    void aKeyIsDoubtedWhileNewsOfItAreOnTheirWay() {
        var arrival = Sinks.<Void>empty();
        doubts.until(arrival.asMono(), List.of("a", "b"))
                .as(StepVerifier::create)
                .then(() -> assertThat(doubts.has("a") && doubts.has("b")).isTrue())
                .then(() -> assertThat(doubts.has("c")).isFalse())
                .then(() -> arrival.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(doubts.has("a") || doubts.has("b")).isFalse();
    }

    @Test
    void theNewsThatArriveFirstDoNotSettleTheOthers() {
        var later = Sinks.<Void>empty();
        var waiting = doubts.until(later.asMono(), List.of("a")).toFuture();
        doubts.until(Mono.empty(), List.of("a"))
                .as(StepVerifier::create)
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(doubts.has("a")).isTrue();
        later.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        assertThat(waiting).isDone();
        assertThat(doubts.has("a")).isFalse();
    }

    @Test
    void lostNewsLeaveTheirDoubt() {
        doubts.until(Mono.error(new IllegalStateException("redis")), List.of("a"))
                .as(StepVerifier::create)
                .expectErrorMessage("redis")
                .verify(Duration.ofSeconds(5));
        assertThat(doubts.until(Mono.never(), List.of("b")).toFuture().cancel(true))
                .isTrue();
        assertThat(doubts.has("a") && doubts.has("b")).isTrue();
    }

    @Test
    void aDoubtEndsWithWhatRedisRemembers() {
        var brief = new Doubts<String>(Duration.ofMillis(20));
        brief.until(Mono.error(new IllegalStateException("redis")), List.of("a"))
                .as(StepVerifier::create)
                .expectError()
                .verify(Duration.ofSeconds(5));
        Awaitility.await().until(() -> !brief.has("a"));
    }
}
