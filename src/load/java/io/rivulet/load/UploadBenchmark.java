package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.Clips;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** How fast one large file goes through the server into S3, beside the SDK that writes it there itself. */
final class UploadBenchmark implements Benchmark {

    private static final int PAIRS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var endpoint = ExternalS3.start(workspace);
        var server = MeasuredServer.start(workspace, List.of(), endpoint.settings());
        server.awaitFeed();
        var author = Author.register(server.uri());
        var clips = new Clips(server.ffmpeg(), workspace);
        var hd = clips.hd(12);
        try (var s3 = endpoint.client()) {
            var warmUp = pair(author, s3, clips.repeated(hd, 100 * MIB), 0);
            report.add("100 MiB, warm-up", warmUp.toString());
            var large = clips.repeated(hd, 1024 * MIB);
            var pairs = new Pair[PAIRS];
            for (int number = 0; number < PAIRS; number++) {
                pairs[number] = pair(author, s3, large, number + 1);
            }
            print(pairs, report);
        }
    }

    /** A B, then B A, so that neither has always the other's leftovers to bear. */
    private static Pair pair(Author author, S3AsyncClient s3, Path file, int number) throws Exception {
        if (number % 2 == 0) {
            var ours = publish(author, file, "large " + number);
            return new Pair(ours, DirectUpload.write(s3, file));
        }
        var direct = DirectUpload.write(s3, file);
        return new Pair(publish(author, file, "large " + number), direct);
    }

    /** Waits for the work on it, too, so that nothing disturbs what is measured next. */
    private static Times publish(Author author, Path file, String title) throws InterruptedException {
        var publication = author.publish(file, title).blockOptional(LIMIT).orElseThrow();
        author.awaitInFeed(title);
        return new Times(
                Report.seconds(publication.lastByteAt() - publication.startedAt()),
                Report.seconds(publication.answeredAt() - publication.startedAt()));
    }

    private static void print(Pair[] pairs, Report report) {
        for (var pair : pairs) {
            report.add("1 GiB", pair.toString());
        }
        report.add("speed of the server, until the bytes are taken", ratio(pairs, Times::taken), ">= 0.6");
        report.add("speed of the server, until it answers (probe and cover included)", ratio(pairs, Times::whole));
    }

    private static String ratio(Pair[] pairs, ToDoubleFunction<Times> time) {
        var ratios = Arrays.stream(pairs)
                .mapToDouble(pair -> time.applyAsDouble(pair.direct()) / time.applyAsDouble(pair.server()))
                .toArray();
        return "%.2f of the SDK's".formatted(Report.median(ratios));
    }

    /**
     * Seconds since the first byte.
     *
     * @param taken until the last byte was taken
     * @param whole until the object was complete, or the publish answered
     */
    record Times(double taken, double whole) {}

    private record Pair(Times server, Times direct) {

        @Override
        public String toString() {
            return "server %.2f and %.2f s, SDK %.2f and %.2f s"
                    .formatted(server.taken, server.whole, direct.taken, direct.whole);
        }
    }
}
