package io.rivulet.engagement.comment;

/** By how much the counts of one comment move, because rows were really inserted or deleted. */
record CommentDelta(long commentId, int replies, int likes) {}
