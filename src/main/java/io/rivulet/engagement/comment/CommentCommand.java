package io.rivulet.engagement.comment;

/** Something to be done to the comments of a video by somebody. */
sealed interface CommentCommand {

    long videoId();

    long accountId();

    /** The comment that has to be known first; 0 when none has. */
    long commentId();

    /**
     * A comment to be there.
     *
     * @param replyTo the comment that it answers; 0 when it answers none
     */
    record Add(long videoId, long accountId, String content, long replyTo) implements CommentCommand {

        @Override
        public long commentId() {
            return replyTo;
        }
    }

    /** A comment to be there no more, with its replies. */
    record Delete(long videoId, long accountId, long commentId) implements CommentCommand {}
}
