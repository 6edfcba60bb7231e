package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Signals to the programs that a server has started, as somebody sends them by hand. */
public final class Signals {

    private Signals() {}

    /** The processes of a program that work in a data folder; there must be some. */
    public static List<ProcessHandle> running(String program, Path data) {
        var found = ServerProcess.workingIn(data).stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program))
                .toList();
        assertThat(found).as(program).isNotEmpty();
        return found;
    }

    public static void send(String signal, List<ProcessHandle> processes) throws Exception {
        var command = Stream.concat(
                Stream.of("kill", "-" + signal), processes.stream().map(process -> Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command.toList()).start().waitFor()).isZero();
    }
}
