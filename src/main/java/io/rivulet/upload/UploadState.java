package io.rivulet.upload;

/** How far an upload has come; it never goes back. */
public enum UploadState {
    /** Takes bytes. */
    RECEIVING,
    /** Has all its bytes, and a job makes one object of them. */
    COMPLETING,
    /** Is an object of the right size, which its owner may claim. */
    STORED,
    /** Belongs to what it was claimed for. */
    CLAIMED,
    /** Was ended by its owner. */
    ABORTED,
    /** Was not finished, or not claimed, in time. */
    EXPIRED
}
