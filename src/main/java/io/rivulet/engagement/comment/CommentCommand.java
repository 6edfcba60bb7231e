package io.rivulet.engagement.comment;

/** Something to be done to the comments of a video by somebody. */
sealed interface CommentCommand {

    long videoId();

    long accountId();

    /** A comment to be there. */
    record Add(long videoId, long accountId, String content) implements CommentCommand {}

    /** A comment to be there no more. */
    record Delete(long videoId, long accountId, long commentId) implements CommentCommand {}
}
