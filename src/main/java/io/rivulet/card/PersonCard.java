package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A person as a viewer sees them. */
public record PersonCard(long id, Fragment members, boolean followed) implements Card {

    /** The members of an object, without its braces. */
    public void writeMembersTo(JsonBytes out, byte[] base) {
        members.writeTo(out, (slot, to) -> fill(slot, to, base));
    }

    @Override
    public void writeTo(JsonBytes out, byte[] base) {
        out.put('{');
        writeMembersTo(out, base);
        out.put('}');
    }

    @Override
    public int size(int base) {
        return 2 + members.size(base);
    }

    private void fill(Slot slot, JsonBytes out, byte[] base) {
        switch (slot) {
            case BASE -> out.raw(base);
            case IS_FOLLOWED -> out.bool(followed);
            default -> throw new IllegalArgumentException(slot + " is not open in a person");
        }
    }
}
