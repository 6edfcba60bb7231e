package io.rivulet.engagement.comment;

/**
 * A comment that somebody likes or does not like any more, held until the transaction ends.
 *
 * @param hidden by a moderator
 */
record LikedComment(long commentId, long videoId, boolean hidden) {}
