package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A comment as a viewer sees it. */
public record CommentCard(long id, Fragment object, PersonCard author) {

    public void writeTo(JsonBytes out, byte[] base) {
        object.writeTo(out, (slot, to) -> fill(slot, to, base));
    }

    private void fill(Slot slot, JsonBytes out, byte[] base) {
        switch (slot) {
            case BASE -> out.raw(base);
            case AUTHOR -> author.writeTo(out, base);
            default -> throw new IllegalArgumentException(slot + " is nothing of a comment");
        }
    }
}
