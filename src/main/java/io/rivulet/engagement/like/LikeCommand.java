package io.rivulet.engagement.like;

/** A like to be there, or not to be there, whatever was before. */
record LikeCommand(Like like, boolean wanted) {

    long accountId() {
        return like.accountId();
    }

    long videoId() {
        return like.videoId();
    }
}
