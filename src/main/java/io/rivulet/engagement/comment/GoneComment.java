package io.rivulet.engagement.comment;

/**
 * A comment that was deleted.
 *
 * @param counted among those of its video and of its thread: what was hidden was not
 */
record GoneComment(long id, long videoId, boolean counted) {}
