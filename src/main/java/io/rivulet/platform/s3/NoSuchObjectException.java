package io.rivulet.platform.s3;

/** An object was to be read that is not there. */
public final class NoSuchObjectException extends RuntimeException {

    NoSuchObjectException(String key) {
        super("No object " + key, null, false, false);
    }
}
