package io.rivulet.platform.data;

/**
 * The part of a list that is asked for, the highest rank first.
 *
 * @param after which all entries come
 * @param limit the most entries
 */
public record RankedSlice(Rank after, int limit) {

    /** With one entry more, which tells whether the list goes on. */
    public RankedSlice andOneMore() {
        return new RankedSlice(after, limit + 1);
    }
}
