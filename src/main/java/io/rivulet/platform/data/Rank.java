package io.rivulet.platform.data;

/**
 * Where an entry stands in a list that is ordered by a number, and by ids where that is the same; the highest first.
 *
 * @param value the number
 */
public record Rank(long value, long id) {

    /** What the beginning of a list is after. */
    public static final Rank HIGHEST = new Rank(Long.MAX_VALUE, Long.MAX_VALUE);
}
