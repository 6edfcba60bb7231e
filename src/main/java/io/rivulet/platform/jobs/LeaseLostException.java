package io.rivulet.platform.jobs;

/** The job has been taken over by another worker, so that this one's result does not count. */
class LeaseLostException extends RuntimeException {

    LeaseLostException(Job job) {
        super("The lease of " + job + " was lost", null, false, false);
    }
}
