package io.rivulet.platform.data;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Commits what callers ask for within a few milliseconds together, and answers each when its own row is durable. Nothing
 * waits for company: while one transaction is on its way, the commands for the next gather.
 */
public final class GroupCommit<C, R> {

    private final GroupedWrite<C, R> write;
    private final List<LaneWorker<C, R>> lanes;

    GroupCommit(GroupedWrite<C, R> write, List<LaneWorker<C, R>> lanes) {
        this.write = write;
        this.lanes = List.copyOf(lanes);
    }

    /** A command that was handed over is carried out even when its caller goes away; BUSY when too many wait. */
    public Mono<R> submit(C command) {
        return Mono.defer(() -> laneOf(command).submit(command));
    }

    /** Commands of equal order share a lane, which keeps them in order. */
    private LaneWorker<C, R> laneOf(C command) {
        return lanes.get(Math.floorMod(spread(write.orderOf(command).hashCode()), lanes.size()));
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 16;
    }
}
