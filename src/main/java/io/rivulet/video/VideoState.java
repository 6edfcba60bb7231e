package io.rivulet.video;

/** How far a video has come. */
public enum VideoState {
    /** Its author sees it; its playable form is being made. */
    PROCESSING,
    /** It can be played by those whom it is for, and is in the feed when that is everybody. */
    PUBLISHED,
    /** Its author alone sees it, since a moderator has hidden it; restored, it is published as it was. */
    HIDDEN,
    /** No playable form can be made of it. */
    FAILED,
    /** Nobody sees it any more, and its rows are being deleted. */
    REMOVED
}
