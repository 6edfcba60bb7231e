package io.rivulet.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Listens to FFmpeg's {@code -progress} lines, which go on even when nothing moves. */
final class Progress implements StandardOutput {

    private static final Set<String> MOVING = Set.of("frame", "total_size", "out_time_us");

    private final Map<String, String> last = new HashMap<>();
    private volatile long movedAt = System.nanoTime();
    private volatile long outTime;

    @Override
    public void listen(InputStream said) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            note(line);
        }
    }

    @Override
    public long lastProgress() {
        return movedAt;
    }

    /** How much of the video came out, zero when nothing did. */
    Duration written() {
        return Duration.of(outTime, ChronoUnit.MICROS);
    }

    private void note(String line) {
        int equals = line.indexOf('=');
        if (equals < 0 || !MOVING.contains(line.substring(0, equals))) {
            return;
        }
        var value = line.substring(equals + 1);
        if (!value.equals(last.put(line.substring(0, equals), value))) {
            movedAt = System.nanoTime();
            keep(line, value);
        }
    }

    private void keep(String line, String value) {
        if (line.startsWith("out_time_us=") && value.matches("\\d{1,15}")) {
            outTime = Long.parseLong(value);
        }
    }
}
