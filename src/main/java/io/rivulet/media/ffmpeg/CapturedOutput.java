package io.rivulet.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Keeps the beginning of what a program says. */
final class CapturedOutput implements StandardOutput {

    private static final int LIMIT = 1 << 20;

    private final long startedAt = System.nanoTime();
    private volatile byte[] captured = {};

    @Override
    public void listen(InputStream said) throws IOException {
        captured = said.readNBytes(LIMIT);
        said.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public long lastProgress() {
        return startedAt;
    }

    byte[] bytes() {
        return captured;
    }
}
