package io.rivulet.platform.redis;

import io.rivulet.platform.events.Event;
import java.util.List;

/** What commits changed of viewers' marks. */
public record MarksChanged(List<MarkChange> changes) implements Event {

    @Override
    public int rows() {
        return changes.size();
    }
}
