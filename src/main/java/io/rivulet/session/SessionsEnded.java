package io.rivulet.session;

import io.rivulet.platform.events.Event;
import java.util.List;
import java.util.UUID;

/** Sessions that somebody has ended: their tokens are nobody's from now on. */
record SessionsEnded(List<UUID> sessions) implements Event {

    @Override
    public int rows() {
        return Math.max(1, sessions.size());
    }
}
