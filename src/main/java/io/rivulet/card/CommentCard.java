package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A comment as a viewer sees it. */
public record CommentCard(long id, Fragment object, PersonCard author) implements Card {

    @Override
    public void writeTo(JsonBytes out, byte[] base) {
        object.writeTo(out, (slot, to) -> fill(slot, to, base));
    }

    @Override
    public int size(int base) {
        return object.size(base) + author.size(base);
    }

    private void fill(Slot slot, JsonBytes out, byte[] base) {
        switch (slot) {
            case BASE -> out.raw(base);
            case AUTHOR -> author.writeTo(out, base);
            default -> throw new IllegalArgumentException(slot + " is not open in a comment");
        }
    }
}
