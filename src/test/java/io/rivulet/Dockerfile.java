package io.rivulet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The instructions of a Dockerfile, in order. */
record Dockerfile(List<Instruction> instructions) {

    record Instruction(String name, String arguments) {

        List<String> words() {
            return List.of(arguments.split("\\s+", -1));
        }
    }

    static Dockerfile read(Path file) throws IOException {
        var instructions = new ArrayList<Instruction>();
        var whole = Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        for (var line : whole.lines().filter(text -> !text.isBlank()).toList()) {
            var parts = line.strip().split("\\s+", 2);
            instructions.add(new Instruction(parts[0], parts[1]));
        }
        return new Dockerfile(instructions);
    }

    List<Instruction> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .toList();
    }

    String last(String name) {
        return all(name).getLast().arguments();
    }
}
