package io.rivulet.card;

import io.rivulet.account.AccountCounts;
import io.rivulet.platform.web.JsonBytes;

/** A person as a viewer sees them. */
public record PersonCard(long id, Fragment members, AccountCounts counts, boolean followed) {

    /** The members of an object, without its braces. */
    public void writeMembersTo(JsonBytes out, byte[] base) {
        members.writeTo(out, (slot, to) -> fill(slot, to, base));
    }

    public void writeTo(JsonBytes out, byte[] base) {
        out.put('{');
        writeMembersTo(out, base);
        out.put('}');
    }

    private void fill(Slot slot, JsonBytes out, byte[] base) {
        switch (slot) {
            case BASE -> out.raw(base);
            case FOLLOWS -> out.number(counts.follows());
            case FOLLOWERS -> out.number(counts.followers());
            case IS_FOLLOWED -> out.bool(followed);
            case FAVORITED -> out.number(counts.favorited());
            case WORKS -> out.number(counts.works());
            case FAVORITES -> out.number(counts.favorites());
            default -> throw new IllegalArgumentException(slot + " is nothing of a person");
        }
    }
}
