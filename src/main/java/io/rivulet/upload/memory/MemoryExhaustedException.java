package io.rivulet.upload.memory;

/** No memory became free in time. */
public final class MemoryExhaustedException extends RuntimeException {

    MemoryExhaustedException() {
        super("No memory for more bytes", null, false, false);
    }
}
