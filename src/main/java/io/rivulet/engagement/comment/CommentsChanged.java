package io.rivulet.engagement.comment;

import io.rivulet.platform.events.Event;
import java.util.Set;

/** Comments came to these videos or went away. */
public record CommentsChanged(Set<Long> videoIds) implements Event {

    @Override
    public int rows() {
        return videoIds.size();
    }
}
