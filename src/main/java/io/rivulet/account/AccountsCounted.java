package io.rivulet.account;

import io.rivulet.platform.events.Event;
import java.util.Map;

/** The counts that accounts have now, by id. */
public record AccountsCounted(Map<Long, AccountCounts> counts) implements Event {

    @Override
    public int rows() {
        return counts.size();
    }
}
