package io.rivulet.platform.events;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Tells what was committed: to this node's listeners at once, to those of the other nodes through Redis. */
@Component
public class Events {

    private static final Duration SOON = Duration.ofMillis(50);

    private final Listeners listeners;
    private final Gathering gathering;

    Events(Listeners listeners, Gathering gathering) {
        this.listeners = listeners;
        this.gathering = gathering;
    }

    /**
     * A step of a transaction: published when that has committed, before its caller goes on, and never when it was rolled
     * back. Outside a transaction, the statement before it has committed already.
     */
    public Mono<Void> afterCommit(Event event) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new Publication(event, this)))
                .then()
                .onErrorResume(NoTransactionException.class, none -> Mono.fromRunnable(() -> publish(event)));
    }

    /** Published now. */
    public void publish(Event event) {
        publishHere(event);
        gathering.add(event);
    }

    /** For this node alone, when the others must not know yet. */
    public void publishHere(Event event) {
        listeners.on(event);
    }

    /**
     * Completes when Redis has all that was published so far, or will never get it (then the other nodes are going to
     * notice). A caller waits for it no longer than it wants to.
     */
    public Mono<Void> handedOver() {
        return Mono.defer(gathering::handedOver);
    }

    /** As `handedOver`, for single writes: after 50 ms at the latest. */
    public Mono<Void> handedOverSoon() {
        return handedOver().timeout(SOON, Mono.empty());
    }

    /** It is not known what was committed: everybody, here and elsewhere, drops what it keeps. */
    void doubt() {
        listeners.missed();
        gathering.lose();
    }
}
