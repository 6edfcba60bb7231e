package io.rivulet.feed;

import io.rivulet.card.VideoCard;
import java.util.List;

/**
 * Some videos of the feed, newest first.
 *
 * @param next the millisecond to ask for the page after this one with; the present when there is none, so that
 *     the reader begins anew
 * @param complete whether nothing older is known of
 */
public record FeedPage(List<VideoCard> videos, long next, boolean complete) {}
