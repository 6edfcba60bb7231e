package io.rivulet.platform.events;

import java.time.Duration;
import org.springframework.transaction.reactive.TransactionSynchronization;
import reactor.core.publisher.Mono;

/** An event that waits for the end of its transaction. */
final class Publication implements TransactionSynchronization {

    /** How much longer PostgreSQL may work on a commit whose answer was lost. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    private final Event event;
    private final Events events;
    private volatile boolean attempted;

    Publication(Event event, Events events) {
        this.event = event;
        this.events = events;
    }

    @Override
    public Mono<Void> beforeCommit(boolean readOnly) {
        return Mono.fromRunnable(() -> attempted = true);
    }

    @Override
    public Mono<Void> afterCommit() {
        return Mono.fromRunnable(() -> events.publish(event));
    }

    /** A commit that was attempted and did not succeed may have happened all the same, or be about to. */
    @Override
    public Mono<Void> afterCompletion(int status) {
        return attempted && status != STATUS_COMMITTED
                ? Mono.fromRunnable(events::doubt).then(Mono.delay(SETTLING)).then(Mono.fromRunnable(events::doubt))
                : Mono.empty();
    }
}
