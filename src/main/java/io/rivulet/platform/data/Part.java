package io.rivulet.platform.data;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A part of a list, newest first.
 *
 * @param next what the part after this one is before; 0 at the end
 */
public record Part<T>(List<T> entries, long next) {

    /** Of one more than the limit, which tells whether there is more. */
    public static <T> Part<T> of(List<T> oneMore, int limit, ToLongFunction<T> order) {
        var entries = oneMore.subList(0, Math.min(limit, oneMore.size()));
        return new Part<>(entries, oneMore.size() > limit ? order.applyAsLong(entries.getLast()) : 0);
    }

    public <R> Part<R> map(Function<T, R> entry) {
        return new Part<>(entries.stream().map(entry).toList(), next);
    }

    public <R> Part<R> with(List<R> others) {
        return new Part<>(others, next);
    }
}
