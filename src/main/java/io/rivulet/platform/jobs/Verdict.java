package io.rivulet.platform.jobs;

/** What a failure of a job means for its future. */
public enum Verdict {
    /** It can never succeed. */
    HOPELESS,
    /** It may succeed when tried again, but not for ever. */
    TRY_AGAIN,
    /** Something that it needs is away: it waits, and the try does not count. */
    NOT_ITS_FAULT
}
