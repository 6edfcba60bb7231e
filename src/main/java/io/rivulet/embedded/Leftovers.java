package io.rivulet.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The processes that work in a data folder, recognised by what they run and where. A process number in a file is not
 * trusted, since a stranger may have it by now.
 */
final class Leftovers {

    private static final Set<String> SERVERS = Set.of("postgres", "redis-server");
    private static final Set<String> TOOLS = Set.of("ffmpeg", "ffprobe", "initdb");
    private static final Path PROC = Path.of("/proc");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final DataFolder folder;

    Leftovers(DataFolder folder) {
        this.folder = folder;
    }

    /** Ends whatever a killed server left running; only the holder of the folder's lock may ask for it. */
    void end() throws InterruptedException {
        end(running());
    }

    void end(String program) throws InterruptedException {
        var processes = running().stream()
                .filter(process -> program.equals(executable(process)))
                .toList();
        end(processes);
    }

    private static void end(List<ProcessHandle> processes) throws InterruptedException {
        processes.forEach(ProcessHandle::destroy);
        awaitEnd(processes);
        processes.stream().filter(Leftovers::isRunning).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(processes);
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (processes.stream().anyMatch(Leftovers::isRunning) && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(10));
        }
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private boolean worksHere(ProcessHandle process) {
        var program = executable(process);
        if (SERVERS.contains(program)) {
            return Path.of(link(process, "cwd")).startsWith(folder.root());
        }
        return TOOLS.contains(program) && arguments(process).contains(folder.root() + "/");
    }

    // a dead process that nobody has buried yet has a number, but no executable
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !executable(process).isEmpty();
    }

    private static String executable(ProcessHandle process) {
        var path = link(process, "exe");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String link(ProcessHandle process, String name) {
        try {
            var target = Files.readSymbolicLink(PROC.resolve(process.pid() + "/" + name));
            return target.toString().replaceFirst(" \\(deleted\\)$", "");
        } catch (IOException endedOrNotOurs) {
            return "";
        }
    }

    private static String arguments(ProcessHandle process) {
        try {
            return Files.readString(PROC.resolve(process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException endedOrNotOurs) {
            return "";
        }
    }
}
