package io.rivulet.load;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs one benchmark by its name, or `all` of them one after the other. */
public final class Benchmarks {

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        var known = known();
        for (var name : names) {
            if (name.equals("all")) {
                for (var benchmark : known.entrySet()) {
                    run(benchmark.getKey(), benchmark.getValue());
                }
            } else if (known.containsKey(name)) {
                run(name, known.get(name));
            } else {
                throw new IllegalArgumentException("There is no " + name + ": choose of all, " + known.keySet());
            }
        }
    }

    private static Map<String, Benchmark> known() {
        var known = new LinkedHashMap<String, Benchmark>();
        known.put("start", new StartBenchmark());
        known.put("clip", new ClipBenchmark());
        known.put("upload", new UploadBenchmark());
        known.put("write", new WriteBenchmark());
        known.put("memory", new MemoryBenchmark());
        return known;
    }

    private static void run(String name, Benchmark benchmark) throws Exception {
        var report = new Report(name);
        try (var workspace = Workspace.open(LIMIT)) {
            benchmark.run(workspace, report);
        }
        report.print();
    }
}
