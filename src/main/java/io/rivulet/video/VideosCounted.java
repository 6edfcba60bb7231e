package io.rivulet.video;

import io.rivulet.platform.events.Event;
import java.util.Map;

/** The counts that videos have now, by id. */
public record VideosCounted(Map<Long, VideoCounts> counts) implements Event {

    @Override
    public int rows() {
        return counts.size();
    }
}
