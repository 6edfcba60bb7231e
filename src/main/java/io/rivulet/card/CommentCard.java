package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A comment as a viewer sees it, who can do nothing to it yet. */
public record CommentCard(Fragment object, PersonCard author) implements Card {

    @Override
    public void writeTo(JsonBytes out, byte[] base) {
        object.writeTo(out, base, false, author);
    }

    @Override
    public int size(int base) {
        return object.size(base) + author.size(base);
    }
}
