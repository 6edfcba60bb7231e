package io.rivulet.admin;

/** What is done, each to an object of one kind. */
enum Act {
    HIDE_VIDEO,
    RESTORE_VIDEO,
    HIDE_COMMENT,
    RESTORE_COMMENT,
    SUSPEND_ACCOUNT,
    REINSTATE_ACCOUNT,
    CHANGE_ROLE;

    /** Whoever takes something away says why. */
    boolean takesReason() {
        return this == HIDE_VIDEO || this == HIDE_COMMENT || this == SUSPEND_ACCOUNT || this == CHANGE_ROLE;
    }
}
