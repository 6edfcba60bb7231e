package io.rivulet.platform.counts;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One kind of count, and how it is compared with its rows. */
public interface CountCheck {

    /** Names the count in metrics and reports, such as `video favorites`. */
    String name();

    /** The highest id that is counted for; 0 when there is none. */
    Mono<Long> lastId();

    /** Counts and rows as one statement sees them, so that what is written meanwhile is in both or in neither. */
    Flux<Drift> driftIn(IdRange range);

    /** Adds the drifts to the counts, whatever these are by now: writes move counts and rows alike. */
    Mono<Void> repair(List<Drift> drifts);
}
