package io.rivulet.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;

/** Who listens to what a program says while it runs. */
interface StandardOutput {

    /** Reads to the end, keeping no more than it must. */
    void listen(InputStream said) throws IOException;

    /** When the program last got further, in the time of {@link System#nanoTime}. */
    long lastProgress();
}
