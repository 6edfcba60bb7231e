package io.rivulet.platform.jobs;

/** Jobs of a lane wait only for each other. */
public enum Lane {
    /** Work of minutes that fills a processor. */
    LONG,
    /** Work of moments that somebody may wait for. */
    SHORT
}
