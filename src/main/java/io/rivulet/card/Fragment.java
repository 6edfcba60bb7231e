package io.rivulet.card;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.platform.web.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A finished piece of an answer, as UTF-8: its counts stand in it and can be changed, its other {@link Slot}s are open. */
public final class Fragment {

    private static final int OBJECTS_AND_HEADERS = 112;
    private static final int SPARE = 32;
    private static final int LONGEST_FLAG = 5;
    private static final int BYTES_OF_SLOT = 12;

    private final byte[] text;
    private final Slot[] slots;

    /** The places of the slots in the text. */
    private final int[] places;

    /** How much of the text is in the slots. */
    private final int[] lengths;

    private Fragment(byte[] text, Slot[] slots, int[] places, int[] lengths) {
        this.text = text;
        this.slots = slots;
        this.places = places;
        this.lengths = lengths;
    }

    /** The same with other counts. */
    Fragment counting(ToLongFunction<Slot> counts) {
        var out = new JsonBytes(text.length + SPARE);
        var moved = new int[places.length];
        var filled = new int[lengths.length];
        int from = 0;
        for (int i = 0; i < slots.length; i++) {
            out.raw(text, from, places[i]);
            moved[i] = out.size();
            if (slots[i].isCount()) {
                out.number(counts.applyAsLong(slots[i]));
            }
            filled[i] = out.size() - moved[i];
            from = places[i] + lengths[i];
        }
        return new Fragment(out.raw(text, from, text.length).toByteArray(), slots, moved, filled);
    }

    /**
     * Writes the text, and fills what is open.
     *
     * @param flag what is the viewer's own: whether they like or follow it
     * @param author of what has one
     */
    void writeTo(JsonBytes out, byte[] base, boolean flag, @Nullable PersonCard author) {
        int from = 0;
        for (int i = 0; i < slots.length; i++) {
            if (!slots[i].isCount()) {
                out.raw(text, from, places[i]);
                fill(slots[i], out, base, flag, author);
                from = places[i];
            }
        }
        out.raw(text, from, text.length);
    }

    /** How many bytes it has at most when all slots but the author are filled. */
    int size(int base) {
        return text.length + slots.length * Math.max(base, LONGEST_FLAG);
    }

    /** About how much memory it takes. */
    int weight() {
        return OBJECTS_AND_HEADERS + text.length + slots.length * BYTES_OF_SLOT;
    }

    private static void fill(Slot slot, JsonBytes out, byte[] base, boolean flag, @Nullable PersonCard author) {
        switch (slot) {
            case BASE -> out.raw(base);
            case AUTHOR -> Objects.requireNonNull(author).writeTo(out, base);
            case IS_FAVORITE, IS_FOLLOWED, IS_LIKED -> out.bool(flag);
            default -> throw new IllegalStateException(slot + " is a count");
        }
    }

    /** Writes a fragment from its beginning to its end. */
    public static final class Builder {

        private static final int USUAL = 256;

        private final JsonBytes text = new JsonBytes(USUAL);
        private final List<Slot> slots = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        @CanIgnoreReturnValue
        public Builder open() {
            text.put('{');
            return this;
        }

        @CanIgnoreReturnValue
        public Builder close() {
            text.put('}');
            return this;
        }

        /** The name of a member, after which its value is to come. */
        @CanIgnoreReturnValue
        public Builder member(String name) {
            text.member(name);
            return this;
        }

        @CanIgnoreReturnValue
        public Builder number(long value) {
            text.number(value);
            return this;
        }

        @CanIgnoreReturnValue
        public Builder string(String value) {
            text.string(value);
            return this;
        }

        /** The path of an address of ours, after its base. */
        @CanIgnoreReturnValue
        public Builder address(String path) {
            text.put('"');
            slot(Slot.BASE);
            text.raw(JsonBytes.escaped(path)).put('"');
            return this;
        }

        @CanIgnoreReturnValue
        public Builder slot(Slot slot) {
            slots.add(slot);
            places.add(text.size());
            return this;
        }

        public Fragment build() {
            return new Fragment(
                    text.toByteArray(),
                    slots.toArray(Slot[]::new),
                    places.stream().mapToInt(Integer::intValue).toArray(),
                    new int[places.size()]);
        }
    }
}
