package io.rivulet.load.feed;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Settings;
import io.rivulet.load.stage.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast the feed and the other hot reads are, beside nginx on the same machine in the same minutes. */
public final class FeedBenchmark implements Benchmark {

    private final Settings settings = new Settings("feed");

    @Override
    public Duration limit() {
        return Duration.ofHours(2);
    }

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var rows = chosen(folder(workspace, "small"));
        int videos = settings.number("videos");
        var filled = FilledServer.start(workspace, folder(workspace, "videos-" + videos), videos);
        var time = Duration.ofSeconds(settings.number("seconds"));
        var course = new Course(workspace, report, filled, new Wrk(workspace), time, settings.number("rounds"));
        for (var row : rows) {
            row.measure(course);
        }
    }

    /** One that is kept for the next run, or one that goes away with this. */
    private Path folder(Workspace workspace, String name) throws Exception {
        var kept = settings.text("folder");
        return kept.isEmpty() ? workspace.folder(name) : Path.of(kept, name);
    }

    private List<Row> chosen(Path small) {
        var known = known(small);
        var names = settings.text("rows");
        return names.isEmpty() || names.equals("all")
                ? List.copyOf(known.values())
                : List.of(names.split(",", -1)).stream()
                        .map(name -> named(name, known))
                        .toList();
    }

    private static Row named(String name, Map<String, Row> known) {
        var row = known.get(name);
        if (row == null) {
            throw new IllegalArgumentException("There is no row " + name + ": choose of " + known.keySet());
        }
        return row;
    }

    private static Map<String, Row> known(Path small) {
        var known = new LinkedHashMap<String, Row>();
        known.put("newest", new BesideNginx("anonymous newest page", Requests::newest, 0.8, 1.8));
        known.put("personal", new BesideNginx("personal page", Requests::personal, 0.35, 4));
        known.put("anywhere", new BesideNginx("anonymous page anywhere", Requests::anywhere, 0.15, 0));
        known.put("comments", new BesideNginx("comments of a hot video", Requests::comments, 0.35, 0));
        known.put("profile", new BesideNginx("profile", Requests::profile, 0.35, 0));
        known.put("writes", new UnderWrites());
        known.put("connections", new ManyConnections());
        known.put("open", new AtHalfThePeak());
        known.put("size", new BesideSmall(small));
        known.put("start", new FirstSecond());
        return known;
    }
}
