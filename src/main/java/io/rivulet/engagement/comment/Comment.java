package io.rivulet.engagement.comment;

import java.time.Instant;

/** What somebody says about a video. */
public record Comment(long id, Place place, long authorId, String content, Instant createdAt, CommentCounts counts) {

    public long videoId() {
        return place.videoId();
    }

    /**
     * What a comment is about.
     *
     * @param rootId the comment that began the thread; 0 for one that begins one
     * @param replyTo the comment of the thread that it answers; 0 when it answers none
     */
    public record Place(long videoId, long rootId, long replyTo) {

        public boolean isReply() {
            return rootId != 0;
        }
    }
}
