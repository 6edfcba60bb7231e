package io.rivulet.platform.data;

import io.rivulet.platform.web.WebError;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.util.concurrent.Queues;

/** The commands that wait for their transaction: added by any thread, drawn in batches by one thread at a time. */
final class Lane<C, R> {

    private final GroupedWrite<C, R> write;
    private final GroupCommitProperties properties;
    private final Clock clock;
    private final Queue<PendingCommand<C, R>> arrived =
            Queues.<PendingCommand<C, R>>unboundedMultiproducer().get();
    private final AtomicInteger waiting = new AtomicInteger();
    private Deque<PendingCommand<C, R>> postponed = new ArrayDeque<>();

    Lane(GroupedWrite<C, R> write, GroupCommitProperties properties, Clock clock) {
        this.write = write;
        this.properties = properties;
        this.clock = clock;
    }

    /** The answer to come, or BUSY at once when too many wait. */
    Mono<R> add(C command) {
        if (waiting.incrementAndGet() > properties.waiting()) {
            waiting.decrementAndGet();
            return WebError.BUSY.asError(PendingCommand.BUSY);
        }
        var pending = PendingCommand.of(write, command, clock.millis());
        arrived.add(pending);
        return pending.answer();
    }

    boolean isEmpty() {
        return waiting.get() == 0;
    }

    int waiting() {
        return waiting.get();
    }

    /** The longest waiting commands that fit into one transaction; what waited too long is refused instead. */
    List<PendingCommand<C, R>> draw() {
        var batch = new Batch<C, R>(properties, clock.millis());
        var earlier = postponed;
        postponed = new ArrayDeque<>();
        while (batch.hasRoom() && !earlier.isEmpty()) {
            sort(earlier.remove(), batch);
        }
        postponed.addAll(earlier);
        while (batch.hasRoom() && postponed.size() < properties.rows() && sortNextArrived(batch)) {}
        return batch.commands();
    }

    private boolean sortNextArrived(Batch<C, R> batch) {
        var next = arrived.poll();
        if (next != null) {
            sort(next, batch);
        }
        return next != null;
    }

    private void sort(PendingCommand<C, R> pending, Batch<C, R> batch) {
        if (!batch.mayTake(pending)) {
            postponed.add(pending);
            return;
        }
        waiting.decrementAndGet();
        batch.take(pending);
    }
}
