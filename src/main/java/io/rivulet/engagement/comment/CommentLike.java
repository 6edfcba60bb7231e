package io.rivulet.engagement.comment;

/** A like of a comment to be there, or not to be there, whatever was before. */
record CommentLike(long accountId, long commentId, boolean wanted) {}
