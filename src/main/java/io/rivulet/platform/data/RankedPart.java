package io.rivulet.platform.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list that is ordered by ranks.
 *
 * @param next what the part after this one is after; empty at the end
 */
public record RankedPart<T>(List<T> entries, Optional<Rank> next) {

    /** Of one more than the limit, which tells whether there is more. */
    public static <T> RankedPart<T> of(List<T> oneMore, int limit, Function<T, Rank> rank) {
        var entries = oneMore.subList(0, Math.min(limit, oneMore.size()));
        var last = oneMore.size() > limit ? Optional.of(entries.getLast()) : Optional.<T>empty();
        return new RankedPart<>(entries, last.map(rank));
    }

    /** The same of what is known by its rank alone. */
    public static RankedPart<Long> of(List<Rank> oneMore, int limit) {
        var part = of(oneMore, limit, Function.identity());
        return part.with(part.entries().stream().map(Rank::id).toList());
    }

    public <R> RankedPart<R> with(List<R> others) {
        return new RankedPart<>(others, next);
    }
}
