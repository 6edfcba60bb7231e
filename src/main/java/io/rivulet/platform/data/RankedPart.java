package io.rivulet.platform.data;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list that is ordered by ranks.
 *
 * @param next what the part after this one is after; empty at the end
 */
public record RankedPart<T>(List<T> entries, Optional<Rank> next) {

    /** The ids of one more than the limit, which tells whether there is more. */
    public static RankedPart<Long> of(List<Rank> oneMore, int limit) {
        var ranks = oneMore.subList(0, Math.min(limit, oneMore.size()));
        var next = oneMore.size() > limit ? Optional.of(ranks.getLast()) : Optional.<Rank>empty();
        return new RankedPart<>(ranks.stream().map(Rank::id).toList(), next);
    }

    public <R> RankedPart<R> with(List<R> others) {
        return new RankedPart<>(others, next);
    }
}
