package io.rivulet.load.data;

import static java.util.stream.Collectors.joining;

import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Settings;
import io.rivulet.load.stage.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;

/** Fills the database of a server that is running, and writes tokens for those who measure it. */
public final class FillDatabase implements Benchmark {

    private static final int TOKENS = 1_000;
    private static final Path TOKEN_FILE = Path.of("target", "load", "tokens.csv");

    @Override
    public Duration limit() {
        return Duration.ofHours(3);
    }

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var settings = new Settings("data");
        try (var database = ServerDatabase.open(settings)) {
            var sizes = Sizes.scaled(settings.decimal("scale"));
            System.out.println("Filling " + database.getMetaData().getURL() + " with " + sizes);
            var set = new DataSet(database, sizes, System.out);
            long begin = System.nanoTime();
            var people = settings.flag("force") ? set.fill() : set.fillUnlessInUse();
            report.add("filled in", "%.0f s".formatted(Report.seconds(System.nanoTime() - begin)));
            report.add("people", people.toString());
            report.add("their password", DataSet.PASSWORD);
            report.add(
                    "tokens of " + TOKENS + " of them, for a day",
                    writeTokens(database, people).toString());
        }
    }

    private static Path writeTokens(Connection database, People people) throws Exception {
        var lines = Sessions.open(database, people.some(TOKENS)).stream()
                .map(member -> member.id() + "," + member.token())
                .collect(joining("\n", "id,token\n", "\n"));
        return Files.writeString(TOKEN_FILE, lines);
    }
}
