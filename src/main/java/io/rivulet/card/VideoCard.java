package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A video as a viewer sees it. */
public record VideoCard(Fragment object, PersonCard author, boolean favorite) implements Card {

    @Override
    public void writeTo(JsonBytes out, byte[] base) {
        object.writeTo(out, base, favorite, author);
    }

    @Override
    public int size(int base) {
        return object.size(base) + author.size(base);
    }
}
