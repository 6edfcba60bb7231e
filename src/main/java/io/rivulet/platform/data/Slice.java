package io.rivulet.platform.data;

/**
 * The part of a list that is asked for, newest first.
 *
 * @param before the order number that all entries are below; {@link #NEWEST} for the beginning
 * @param limit the most entries
 */
public record Slice(long before, int limit) {

    public static final long NEWEST = Long.MAX_VALUE;

    public static Slice newest(int limit) {
        return new Slice(NEWEST, limit);
    }
}
