package io.rivulet.card;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which marks a viewer was found to have, or not to have. An answer is learned only when nothing changed since it was
 * asked for, so that no old one wins over a change.
 */
final class MarkTable {

    private static final int SMALLEST = 128;
    private static final int LARGEST = 8192;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Each a mark's code, and below it one bit: whether the viewer has it. Zero is free; half of the places stay so. */
    private long[] entries = new long[SMALLEST];

    private int size;
    private long moment;
    private long newest;

    /** How much the largest takes, in bytes. */
    static int largest() {
        return LARGEST * Long.BYTES;
    }

    /** Rises with every change. */
    synchronized long moment() {
        return moment;
    }

    /** Those of the marks that the viewer has; null when that is not known of all. */
    synchronized @Nullable Set<Long> held(long[] asked) {
        var held = new HashSet<Long>();
        for (long code : asked) {
            long entry = entries[place(code)];
            if (entry == 0) {
                return null;
            }
            if ((entry & 1) == 1) {
                held.add(code);
            }
        }
        return held;
    }

    /** Notes an answer to a question that was asked at that moment. */
    synchronized void learn(long askedAt, long[] asked, Set<Long> held) {
        if (askedAt == moment) {
            for (long code : asked) {
                put(code, held.contains(code));
            }
        }
    }

    /**
     * Applies a commit's change.
     *
     * @param version of the viewer's counts after that commit
     * @return false when a later one was applied already, so that nothing in here can be relied on
     */
    synchronized boolean change(long code, boolean held, long version) {
        moment++;
        if (version < newest) {
            return false;
        }
        newest = version;
        put(code, held);
        return true;
    }

    private void put(long code, boolean held) {
        int place = place(code);
        if (entries[place] == 0 && 2 * ++size > entries.length) {
            makeRoom();
            place = place(code);
        }
        entries[place] = code << 1 | (held ? 1 : 0);
    }

    private int place(long code) {
        int mask = entries.length - 1;
        int place = (int) ((code * SPREAD) >>> 40) & mask;
        while (entries[place] != 0 && entries[place] >>> 1 != code) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Twice as much, or, in a table that may grow no more, all of it anew. */
    private void makeRoom() {
        var old = entries;
        boolean full = old.length == LARGEST;
        entries = new long[full ? SMALLEST : 2 * old.length];
        size = 1;
        if (!full) {
            Arrays.stream(old).filter(entry -> entry != 0).forEach(entry -> {
                entries[place(entry >>> 1)] = entry;
                size++;
            });
        }
    }
}
