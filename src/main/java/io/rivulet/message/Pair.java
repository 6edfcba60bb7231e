package io.rivulet.message;

import java.util.Comparator;

/** The two people of a conversation, whoever writes. */
record Pair(long low, long high) implements Comparable<Pair> {

    private static final Comparator<Pair> ORDER =
            Comparator.comparingLong(Pair::low).thenComparingLong(Pair::high);

    static Pair of(long one, long other) {
        return new Pair(Math.min(one, other), Math.max(one, other));
    }

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
