package io.rivulet.platform.data;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionCallback;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees every transaction through, even when nobody waits for its end any more. One that is cancelled in the middle, as
 * every client can do who hangs up, may stay open with its connection, and whatever is written there next is
 * acknowledged, and rolled back with it.
 */
public final class WholeTransactions implements TransactionalOperator {

    private final TransactionalOperator transactions;

    public WholeTransactions(ReactiveTransactionManager manager) {
        this.transactions = TransactionalOperator.create(manager);
    }

    @Override
    public <T> Mono<T> transactional(Mono<T> steps) {
        return whole(transactions.transactional(steps));
    }

    @Override
    public <T> Flux<T> transactional(Flux<T> steps) {
        return whole(transactions.transactional(steps).collectList()).flatMapIterable(results -> results);
    }

    @Override
    public <T> Flux<T> execute(TransactionCallback<T> steps) {
        return whole(transactions.execute(steps).collectList()).flatMapIterable(results -> results);
    }

    /** The context goes along, by which a step knows the transaction that it is part of. */
    private static <T> Mono<T> whole(Mono<T> transaction) {
        return Mono.deferContextual(context ->
                Mono.fromFuture(() -> transaction.contextWrite(context).toFuture(), true));
    }
}
