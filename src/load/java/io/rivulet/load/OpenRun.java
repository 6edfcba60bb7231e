package io.rivulet.load;

import io.rivulet.load.http.ClosedLoop;
import io.rivulet.load.http.OpenLoop;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.ProcessorTime;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Settings;
import io.rivulet.load.stage.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Any address at a fixed rate: a warm-up, and then what counts. */
final class OpenRun implements Benchmark {

    private final Settings settings = new Settings("load");

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var requests = requests();
        var time = Duration.ofSeconds(settings.number("seconds"));
        var server = URI.create(settings.text("url").split("[?{]", 2)[0]);
        try (var loop = new OpenLoop(server, settings.number("connections"))) {
            double rate = settings.decimal("rate");
            report.add(
                    "warm-up",
                    loop.run(rate, time, i -> requests.get(i % requests.size())).toString());
            double before = serverSeconds();
            var result = loop.run(rate, time, i -> requests.get(i % requests.size()));
            report.add("%.0f/s for %d s".formatted(rate, time.toSeconds()), result.toString());
            if (!settings.text("pid").isEmpty()) {
                double each = (serverSeconds() - before) / result.microseconds().getTotalCount();
                report.add("processor time of the server", "%.0f us each".formatted(each * 1e6));
            }
        }
    }

    /** One, or one for each line of the file of tokens. */
    private List<byte[]> requests() throws IOException {
        var uri = settings.text("url").replaceFirst("https?://[^/]*", "");
        if (settings.text("tokens").isEmpty()) {
            return List.of(ClosedLoop.request("GET", uri));
        }
        return Files.readAllLines(Path.of(settings.text("tokens"))).stream()
                .skip(1)
                .map(line -> line.split(",", 2))
                .map(person -> uri.replace("{id}", person[0]).replace("{token}", person[1]))
                .map(path -> ClosedLoop.request("GET", path))
                .toList();
    }

    private double serverSeconds() {
        var pid = settings.text("pid");
        return pid.isEmpty() ? 0 : ProcessorTime.of(Long.parseLong(pid));
    }
}
