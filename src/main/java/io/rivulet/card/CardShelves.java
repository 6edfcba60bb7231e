package io.rivulet.card;

import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a node keeps, for each face. */
@Component
class CardShelves implements EventListener {

    private final Map<CardFormat, CardShelf> shelves = new HashMap<>();

    CardShelves(List<CardFormat> formats, CardSources sources, CacheTerms terms) {
        var shared = terms.among(formats.size());
        formats.forEach(format -> shelves.put(format, CardShelf.of(format, sources, shared)));
    }

    CardShelf of(CardFormat format) {
        return Objects.requireNonNull(shelves.get(format), "a format is a bean");
    }

    @Override
    public void on(Event event) {
        shelves.values().forEach(shelf -> shelf.on(event));
    }

    @Override
    public void missed() {
        shelves.values().forEach(CardShelf::missed);
    }
}
