package io.rivulet.video;

/** How far a video has come. */
public enum VideoState {
    /** Its author sees it; its playable form is being made. */
    PROCESSING,
    /** It is in the feed. */
    PUBLISHED,
    /** No playable form can be made of it. */
    FAILED,
    /** Nobody sees it any more. */
    REMOVED
}
