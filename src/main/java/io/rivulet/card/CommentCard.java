package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** A comment as a viewer sees it. */
public record CommentCard(long id, Fragment object, PersonCard author, boolean liked) implements Card {

    CommentCard liked(boolean byViewer) {
        return new CommentCard(id, object, author, byViewer);
    }

    @Override
    public void writeTo(JsonBytes out, byte[] base) {
        object.writeTo(out, base, liked, author);
    }

    @Override
    public int size(int base) {
        return object.size(base) + author.size(base);
    }
}
