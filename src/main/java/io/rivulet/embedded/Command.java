package io.rivulet.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs one after another in an environment of their own, with one log. */
record Command(List<String> prefix, Path log) {

    private static final int TAIL = 1500;

    Command(Path log) {
        this(List.of(), log);
    }

    /** Whether the program ended well within its time. */
    boolean run(Duration limit, String input, List<String> arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException told) {
            end(process);
            throw told;
        }
        end(process);
        return false;
    }

    /** What has only just begun works nowhere yet, and nobody would find it afterwards. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    void require(Duration limit, String input, List<String> arguments) throws IOException, InterruptedException {
        if (!run(limit, input, arguments)) {
            throw failure(arguments.getFirst() + " failed");
        }
    }

    /** A failure with the end of the log, because that is where the reason stands. */
    EmbeddedException failure(String what) throws IOException {
        var text = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
        return new EmbeddedException(
                what + "; " + log + " ends with:\n" + text.substring(Math.max(0, text.length() - TAIL)));
    }

    private Process start(List<String> arguments) throws IOException {
        var builder = new ProcessBuilder();
        builder.command().addAll(prefix);
        builder.command().addAll(arguments);
        builder.environment().keySet().retainAll(List.of("PATH", "TMPDIR"));
        builder.environment().put("LC_ALL", "C");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
