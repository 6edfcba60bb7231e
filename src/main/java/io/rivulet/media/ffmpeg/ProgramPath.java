package io.rivulet.media.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a program lies that was only named: looked for here, since a child without environment has no search path. */
final class ProgramPath {

    private ProgramPath() {}

    static String of(String program) {
        return program.contains(File.separator)
                ? program
                : folders()
                        .map(folder -> Path.of(folder, program))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst()
                        .orElse(program);
    }

    private static Stream<String> folders() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    }
}
