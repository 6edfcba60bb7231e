package io.rivulet.card;

import io.rivulet.platform.web.JsonBytes;

/** Something as a viewer sees it, ready to be written. */
public interface Card {

    /** As an object, whose addresses begin with the base. */
    void writeTo(JsonBytes out, byte[] base);

    /** About how many bytes that takes, rather more than fewer. */
    int size(int base);
}
