package io.rivulet.platform.counts;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A comparison in SQL.
 *
 * @param last the highest id, 0 when there is none
 * @param query one for `id` and `drift` of what differs among the ids above `:above` and up to `:upTo`
 * @param counting the owner's counting step
 */
public record SqlCountCheck(
        String name,
        DatabaseClient database,
        Supplier<Mono<Long>> last,
        String query,
        Function<List<Drift>, Mono<?>> counting)
        implements CountCheck {

    /** A counting step that takes drifts for what a write would count. */
    public static <D> Function<List<Drift>, Mono<?>> by(
            Function<Collection<D>, Mono<?>> step, Function<Drift, D> delta) {
        return drifts -> step.apply(drifts.stream().map(delta).toList());
    }

    @Override
    public Mono<Long> lastId() {
        return last.get();
    }

    @Override
    public Flux<Drift> driftIn(IdRange range) {
        return database.sql(query)
                .bind("above", range.above())
                .bind("upTo", range.upTo())
                .map(SqlCountCheck::toDrift)
                .all();
    }

    @Override
    public Mono<Void> repair(List<Drift> drifts) {
        return counting.apply(drifts).then();
    }

    @SuppressWarnings("NullAway") // neither is null
    private static Drift toDrift(Readable row) {
        return new Drift(row.get("id", Long.class), row.get("drift", Integer.class));
    }
}
