package io.rivulet.platform.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.web.WebError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class WholeTransactionsTests {

    /** By which Reactor finds who is told of failures that reach nobody. */
    private static final String DROPPED = "reactor.onErrorDropped.local";

    private final List<String> ends = new ArrayList<>();
    private final WholeTransactions transactions = new WholeTransactions(new Writing());

    @Test
    void aRefusalThatNobodyWaitsForIsRolledBackAndNoFailure() {
        var dropped = new ArrayList<Throwable>();
        var refusal = Sinks.<String>one();
        StepVerifier.create(transactions
                        .transactional(refusal.asMono())
                        .contextWrite(Context.of(DROPPED, (Consumer<Throwable>) dropped::add)))
                .expectSubscription()
                .thenCancel()
                .verify(Duration.ofSeconds(10));
        refusal.emitError(WebError.NOT_FOUND.because("nobody asks"), Sinks.EmitFailureHandler.FAIL_FAST);

        assertThat(ends).containsExactly("rolled back");
        assertThat(dropped).isEmpty();
    }

    @Test
    void whoeverWaitsIsTold() {
        transactions
                .transactional(WebError.NOT_FOUND.<String>asError("somebody asks"))
                .as(StepVerifier::create)
                .expectErrorMessage("NOT_FOUND: somebody asks")
                .verify(Duration.ofSeconds(10));
        transactions
                .transactional(Mono.just("written"))
                .as(StepVerifier::create)
                .expectNext("written")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        transactions
                .transactional(Mono.empty())
                .as(StepVerifier::create)
                .expectComplete()
                .verify(Duration.ofSeconds(10));

        assertThat(ends).containsExactly("rolled back", "committed", "committed");
    }

    private final class Writing implements ReactiveTransactionManager {

        @Override
        public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
            return Mono.just(new ReactiveTransaction() {});
        }

        @Override
        public Mono<Void> commit(ReactiveTransaction transaction) {
            return Mono.fromRunnable(() -> ends.add("committed"));
        }

        @Override
        public Mono<Void> rollback(ReactiveTransaction transaction) {
            return Mono.fromRunnable(() -> ends.add("rolled back"));
        }
    }
}
