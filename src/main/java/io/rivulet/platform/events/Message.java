package io.rivulet.platform.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node says to all others at a time.
 *
 * @param node a name that the node has from its start to its end
 * @param number one more than that of the message before it, the first being 1; others know by a gap that they missed
 *     something, or that the node itself lost something
 * @param sentAt by the node's own clock, which nobody else can read
 * @param last whether the node ends after it, so that its silence means nothing
 * @param events what was committed; null where an event is none that this node knows
 */
record Message(String node, long number, long sentAt, boolean last, List<@Nullable Event> events) {}
