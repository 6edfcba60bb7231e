package io.rivulet.feed;

import java.util.List;

/**
 * Where a page of the feed is.
 *
 * @param ids of its videos, newest first
 * @param oldest the time of the last of them
 */
record FeedSlice(List<Long> ids, long oldest) {}
