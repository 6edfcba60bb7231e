package io.rivulet.platform.data;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Transactions that are seen through, whoever goes away meanwhile. One that is cancelled between two statements may stay
 * open with its connection, and what the next user of that does is committed or rolled back with it.
 */
public final class WholeTransactions implements TransactionalOperator {

    private final TransactionalOperator operator;

    public WholeTransactions(ReactiveTransactionManager transactions) {
        this.operator = TransactionalOperator.create(transactions);
    }

    @Override
    public <T> Mono<T> transactional(Mono<T> steps) {
        return Mono.deferContextual(context -> Mono.fromFuture(
                () -> operator.transactional(steps).contextWrite(context).toFuture(), true));
    }

    @Override
    public <T> Flux<T> execute(TransactionCallback<T> steps) {
        return operator.execute(steps);
    }
}
