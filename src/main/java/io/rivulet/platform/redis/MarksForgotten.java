package io.rivulet.platform.redis;

import io.rivulet.platform.events.Event;
import java.util.List;

/** It is not known what changed of these viewers' marks. */
public record MarksForgotten(List<Long> viewerIds) implements Event {

    @Override
    public int rows() {
        return viewerIds.size();
    }
}
