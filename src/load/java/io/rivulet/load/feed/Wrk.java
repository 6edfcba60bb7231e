package io.rivulet.load.feed;

import io.rivulet.load.stage.ChildProgram;
import io.rivulet.load.stage.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs `wrk` with one thread and a script that takes the next of many prepared requests out of a table. */
final class Wrk {

    private static final String SCRIPT = """
            local requests = {}
            local many = 0
            local last = 0

            function init(args)
              for path in io.lines(args[1]) do
                many = many + 1
                requests[many] = wrk.format("GET", path)
              end
            end

            function request()
              last = last % many + 1
              return requests[last]
            end

            function done(summary, latency, each)
              local e = summary.errors
              print(string.format("RESULT requests=%d microseconds=%d failed=%d p50=%d p99=%d p999=%d", summary.requests,
                summary.duration, e.connect + e.read + e.write + e.status + e.timeout,
                latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
            end
            """;
    private static final Pattern RESULT = Pattern.compile(
            "RESULT requests=(\\d+) microseconds=(\\d+) failed=(\\d+) p50=(\\d+) p99=(\\d+) p999=(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final Path script;

    Wrk(Workspace workspace) throws IOException {
        this.workspace = workspace;
        this.script = Files.writeString(workspace.file("requests.lua"), SCRIPT);
    }

    /** Paths, one on each line, to be asked for in this order and then again. */
    Path requests(List<String> paths) throws IOException {
        return Files.write(Files.createTempFile(workspace.folder("requests"), "paths-", ".txt"), paths);
    }

    WrkResult run(URI server, Path requests, int connections, Duration time) throws IOException, InterruptedException {
        var command = List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                server.toString(),
                "--",
                requests.toString());
        var output = Files.createTempFile(workspace.folder("logs"), "wrk-", ".log");
        var program = ChildProgram.start(command, Map.of(), output);
        workspace.atEnd(program::stop);
        program.awaitSuccess(time.plus(PATIENCE));
        return result(Files.readString(output));
    }

    private static WrkResult result(String output) {
        var found = RESULT.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("wrk said: " + output);
        }
        return new WrkResult(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)) / 1e6,
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4)) / 1e3,
                Long.parseLong(found.group(5)) / 1e3,
                Long.parseLong(found.group(6)) / 1e3);
    }
}
