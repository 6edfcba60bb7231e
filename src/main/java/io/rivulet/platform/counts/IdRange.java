package io.rivulet.platform.counts;

import reactor.core.publisher.Flux;

/** The ids above one and up to another. */
public record IdRange(long above, long upTo) {

    static Flux<IdRange> cover(long lastId, int size) {
        return Flux.range(0, Math.toIntExact((lastId + size - 1) / size))
                .map(part -> new IdRange((long) part * size, (part + 1L) * size));
    }
}
