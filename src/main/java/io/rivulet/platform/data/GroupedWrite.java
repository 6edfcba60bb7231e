package io.rivulet.platform.data;

import java.util.List;
import reactor.core.publisher.Mono;

/** A kind of write that many callers make at the same time, and that costs hardly more for many rows than for one. */
public interface GroupedWrite<C, R> {

    /** Names the write in metrics and in the log. */
    String name();

    /**
     * Commands of equal order are committed in the order in which they arrived, and never in one batch. Those of equal
     * hash share a lane, which takes them in the order in which they arrived.
     */
    Object orderOf(C command);

    /** About how many bytes the command sends to PostgreSQL. */
    default int bytesOf(C command) {
        return 64;
    }

    /** One transaction; the results in the order of the commands. What its caller did wrong is a result, not a failure. */
    Mono<List<R>> commit(List<C> commands);

    /** Tells caches what was committed, before the callers are answered; they do not wait long for it. */
    default Mono<Void> announce(List<R> results) {
        return Mono.empty();
    }
}
