package io.rivulet.card;

/** What a fragment leaves open, because it changes all the time, or is the viewer's or the request's own. */
public enum Slot {
    /** What absolute addresses begin with. */
    BASE,
    /** The author of a video or a comment, as an object. */
    AUTHOR,
    VIDEO_FAVORITES(true),
    VIDEO_COMMENTS(true),
    VIDEO_COLLECTS(true),
    VIDEO_VIEWS(true),
    COMMENT_REPLIES(true),
    COMMENT_LIKES(true),
    /** Whether the viewer likes the comment. */
    IS_LIKED,
    /** Whether the viewer likes the video. */
    IS_FAVORITE,
    FOLLOWS(true),
    FOLLOWERS(true),
    /** Whether the viewer follows the person. */
    IS_FOLLOWED,
    FAVORITED(true),
    WORKS(true),
    FAVORITES(true);

    private final boolean count;

    Slot() {
        this(false);
    }

    Slot(boolean count) {
        this.count = count;
    }

    /** Whether it is the same for all viewers, and filled again when it moves. */
    boolean isCount() {
        return count;
    }
}
