package io.rivulet.platform.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The commands of one transaction while they are gathered. */
final class Batch<C, R> {

    private final GroupCommitProperties limits;
    private final long latestArrival;
    private final List<PendingCommand<C, R>> commands = new ArrayList<>();
    private final Set<Object> orders = new HashSet<>();
    private long bytes;

    Batch(GroupCommitProperties limits, long now) {
        this.limits = limits;
        this.latestArrival = now - limits.waitFor().toMillis();
    }

    boolean hasRoom() {
        return commands.size() < limits.rows() && bytes < limits.size().toBytes();
    }

    /** Only the first of equal order; those after it wait, even when the first one waits too. */
    boolean mayTake(PendingCommand<C, R> pending) {
        return orders.add(pending.order());
    }

    void take(PendingCommand<C, R> pending) {
        if (pending.since() < latestArrival) {
            pending.refuse();
            return;
        }
        commands.add(pending);
        bytes += pending.bytes();
    }

    List<PendingCommand<C, R>> commands() {
        return commands;
    }
}
