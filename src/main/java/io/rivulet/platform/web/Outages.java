package io.rivulet.platform.web;

/** Tells failures of what the server leans on from those of the work itself. */
public final class Outages {

    private Outages() {}

    /** Whether PostgreSQL, S3 or a thread was not to be had, so that the same request may succeed later. */
    public static boolean isOutage(Throwable failure) {
        var code = Refusals.of(failure).code();
        return code == WebError.UNAVAILABLE || code == WebError.BUSY;
    }
}
