package io.rivulet.video;

/** Who sees a video as it is now, besides its author. */
public enum Reach {
    /** Everybody, in lists, too. */
    EVERYBODY,
    /** Whoever knows its id. */
    THE_TOLD,
    /** Nobody else. */
    NOBODY;

    static Reach of(VideoState state, Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> state == VideoState.PUBLISHED ? EVERYBODY : NOBODY;
            case UNLISTED -> state == VideoState.PUBLISHED ? THE_TOLD : NOBODY;
            case PRIVATE -> NOBODY;
        };
    }
}
