package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A person as a viewer sees them. */
public record PersonCard(long id, Fragment members, boolean followed) implements Card {

    /** The members of an object, without its braces. */
    public void writeMembersTo(JsonBytes out, byte[] base) {
        members.writeTo(out, base, followed, null);
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
}
