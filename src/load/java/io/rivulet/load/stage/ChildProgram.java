package io.rivulet.load.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, whose output goes into a file. */
public record ChildProgram(Process process, Path output) {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(45);

    public static ChildProgram start(List<String> command, Map<String, String> environment, Path output)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new ChildProgram(builder.start(), output);
    }

    /** The `java` that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public void awaitSuccess(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw failed("failed");
        }
    }

    /** To be called while waiting for it. */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw failed("has ended");
        }
    }

    /** Asks it to end, and makes it end when it does not. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private IllegalStateException failed(String how) throws IOException {
        return new IllegalStateException("A program " + how + ":\n" + Files.readString(output));
    }
}
