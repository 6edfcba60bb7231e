package io.rivulet.platform.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The other nodes, and what was heard of them last. */
final class KnownNodes {

    private final long patience;
    private final Map<String, Last> nodes = new HashMap<>();

    KnownNodes(Duration patience) {
        this.patience = patience.toNanos();
    }

    boolean knows(String node) {
        return nodes.containsKey(node);
    }

    /** Whether the message is the one after the last of its node, or has been overtaken: else something is missing. */
    boolean isNext(Message message, long now) {
        var last = nodes.getOrDefault(message.node(), Last.NONE);
        if (message.last()) {
            nodes.remove(message.node());
        } else {
            nodes.put(message.node(), new Last(Math.max(message.number(), last.number()), now));
        }
        return message.number() <= last.number() + 1;
    }

    /** Whether nodes are silent that did not say they would be; they are forgotten, and strangers when they come back. */
    boolean haveLost(long now) {
        return nodes.values().removeIf(last -> now - last.heardAt() > patience);
    }

    /** Nobody could be heard for a while, so all are given time to speak. */
    void giveTime(long now) {
        nodes.replaceAll((node, last) -> new Last(last.number(), now));
    }

    private record Last(long number, long heardAt) {

        static final Last NONE = new Last(0, 0);
    }
}
