package io.rivulet.card;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.platform.web.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/** A finished piece of an answer, as UTF-8 with open {@link Slot}s. */
public final class Fragment {

    private static final int OBJECTS_AND_HEADERS = 96;
    private static final int BYTES_OF_SLOT = 8;

    private final byte[] text;
    private final Slot[] slots;

    /** The places of the slots in the text. */
    private final int[] places;

    private Fragment(byte[] text, Slot[] slots, int[] places) {
        this.text = text;
        this.slots = slots;
        this.places = places;
    }

    /** Writes the text, and asks the filling to write at each slot. */
    void writeTo(JsonBytes out, Filling filling) {
        int from = 0;
        for (int i = 0; i < slots.length; i++) {
            out.raw(text, from, places[i]);
            filling.fill(slots[i], out);
            from = places[i];
        }
        out.raw(text, from, text.length);
    }

    /** About how much memory it takes. */
    int weight() {
        return OBJECTS_AND_HEADERS + text.length + slots.length * BYTES_OF_SLOT;
    }

    /** Knows what stands at each slot. */
    @FunctionalInterface
    interface Filling {

        void fill(Slot slot, JsonBytes out);
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
                    places.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
