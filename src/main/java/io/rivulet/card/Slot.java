package io.rivulet.card;

/** What a fragment leaves open, because it changes all the time, or is the viewer's or the request's own. */
public enum Slot {
    /** What absolute addresses begin with. */
    BASE,
    /** The author of a video or a comment, as an object. */
    AUTHOR,
    VIDEO_FAVORITES,
    VIDEO_COMMENTS,
    /** Whether the viewer likes the video. */
    IS_FAVORITE,
    FOLLOWS,
    FOLLOWERS,
    /** Whether the viewer follows the person. */
    IS_FOLLOWED,
    FAVORITED,
    WORKS,
    FAVORITES
}
