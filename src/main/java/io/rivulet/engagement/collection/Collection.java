package io.rivulet.engagement.collection;

import io.rivulet.platform.api.Resource;
import java.time.Instant;

/**
 * Videos that somebody keeps.
 *
 * @param standard whether it is the one that everybody has
 * @param videos how many are in it, also those that one sees no more
 */
public record Collection(long id, long accountId, Naming naming, boolean standard, long videos, Instant createdAt) {

    /** What its owner decides about a collection. */
    public record Naming(String name, boolean open) {}

    /** All that its owner may change. */
    String editable() {
        return Resource.state(naming.name(), naming.open());
    }

    public boolean isVisibleTo(long viewerId) {
        return naming.open() || accountId == viewerId;
    }
}
