package io.rivulet.card.api;

import io.rivulet.card.Card;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.JsonBytes;
import java.util.function.BiConsumer;

/**
 * A request under `/api/v1`.
 *
 * @param address what absolute addresses in its answer begin with
 */
public record Visit(Viewer viewer, String address) {

    /** Writes what is shown into an answer. */
    public BiConsumer<Card, JsonBytes> writer() {
        var base = JsonBytes.escaped(address);
        return (card, json) -> card.writeTo(json, base);
    }
}
