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

    /** No longer than a list may be. */
    public Slice atMost(int longest) {
        return new Slice(before, Math.min(limit, longest));
    }

    /** With one entry more, which tells whether the list goes on. */
    public Slice andOneMore() {
        return new Slice(before, limit + 1);
    }
}
