package io.rivulet.media.ffmpeg;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to run as a child process: an argument vector, never a shell's line.
 *
 * @param environment all of it; nothing is inherited
 * @param within the wall clock it may take
 */
record Command(List<String> vector, Map<String, String> environment, Duration within) {

    private static final File NOTHING = new File("/dev/null");

    Command {
        vector = List.copyOf(vector);
        environment = Map.copyOf(environment);
    }

    ProcessBuilder toProcess() {
        var builder = new ProcessBuilder(new ArrayList<>(vector)).redirectInput(ProcessBuilder.Redirect.from(NOTHING));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
