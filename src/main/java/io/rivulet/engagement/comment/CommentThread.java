package io.rivulet.engagement.comment;

/**
 * The thread that a comment belongs to.
 *
 * @param commentId any comment of it
 * @param rootId the one that began it
 * @param hidden whether a moderator has hidden the comment, or all of the thread
 */
record CommentThread(long commentId, long rootId, long videoId, int replies, boolean hidden) {

    /** Whether it was another comment that began it. */
    boolean beganWithAnother() {
        return commentId != rootId;
    }
}
