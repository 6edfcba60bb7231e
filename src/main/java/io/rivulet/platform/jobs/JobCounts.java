package io.rivulet.platform.jobs;

/** How many jobs are due, are worked on, and could not be done. */
record JobCounts(long due, long running, long failed) {

    static final JobCounts NONE = new JobCounts(0, 0, 0);
}
