package io.rivulet.video;

/** Whom its author means a video for. */
public enum Visibility {
    /** Everybody: it enters the feed and lists. */
    PUBLIC,
    /** Whoever was told of it: no list but its author's shows it. */
    UNLISTED,
    /** Its author alone. */
    PRIVATE
}
