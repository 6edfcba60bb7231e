package io.rivulet.load;

import io.rivulet.load.data.FillDatabase;
import io.rivulet.load.feed.ApiFeedBenchmark;
import io.rivulet.load.feed.FeedBenchmark;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import io.rivulet.session.TokenBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one program by its name, or `all` that need nothing installed and nothing told one after the other. */
public final class Benchmarks {

    private static final List<String> ALL = List.of(
            "start",
            "clip",
            "upload",
            "write",
            "views",
            "memory",
            "news",
            "token",
            "login",
            "tus",
            "tus-memory",
            "tus-feed");

    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        for (var name : names) {
            for (var one : name.equals("all") ? ALL : List.of(name)) {
                run(one);
            }
        }
    }

    private static Map<String, Benchmark> known() {
        var known = new LinkedHashMap<String, Benchmark>();
        known.put("start", new StartBenchmark());
        known.put("clip", new ClipBenchmark());
        known.put("upload", new UploadBenchmark());
        known.put("write", new WriteBenchmark());
        known.put("views", new ViewBenchmark());
        known.put("memory", new MemoryBenchmark());
        known.put("news", new NewsBenchmark());
        known.put("token", new TokenBenchmark());
        known.put("login", new LoginBenchmark());
        known.put("tus", new TusBenchmark());
        known.put("tus-memory", new TusMemoryBenchmark());
        known.put("tus-feed", new TusFeedBenchmark());
        known.put("feed", new FeedBenchmark());
        known.put("apifeed", new ApiFeedBenchmark());
        known.put("data", new FillDatabase());
        known.put("open", new OpenRun());
        return known;
    }

    private static void run(String name) throws Exception {
        var known = known();
        var benchmark = known.get(name);
        if (benchmark == null) {
            throw new IllegalArgumentException("There is no " + name + ": choose of all, " + known.keySet());
        }
        var report = new Report(name);
        try (var workspace = Workspace.open(benchmark.limit())) {
            benchmark.run(workspace, report);
        }
        report.print();
    }
}
