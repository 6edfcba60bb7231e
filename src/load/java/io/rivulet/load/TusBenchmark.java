package io.rivulet.load;

import static io.rivulet.load.stage.Clips.MIB;

import io.rivulet.load.UploadBenchmark.Times;
import io.rivulet.load.stage.Author;
import io.rivulet.load.stage.Benchmark;
import io.rivulet.load.stage.MeasuredServer;
import io.rivulet.load.stage.RandomFile;
import io.rivulet.load.stage.Report;
import io.rivulet.load.stage.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** How fast one large file goes by tus through the server into S3, beside the SDK that writes it there itself. */
final class TusBenchmark implements Benchmark {

    private static final int PAIRS = 7;
    /** Until then both sides of the comparison are being compiled: what runs once for each byte, */
    private static final int WARM_UPS = 4;
    /** and what runs once for each part and each file. */
    private static final int SMALL_ONES = 1_200;

    private static final int SMALL = 64 * 1024;
    /** No more than somebody may upload in a minute. */
    private static final int OF_ONE_PERSON = 300;

    @Override
    public void run(Workspace workspace, Report report) throws Exception {
        var endpoint = ExternalS3.start(workspace);
        var server = MeasuredServer.start(workspace, List.of(), endpoint.settings());
        server.awaitFeed();
        var upload = new TusUpload(
                server.uri(), Author.register(server.uri(), "author").token());
        try (var s3 = endpoint.client()) {
            warmUp(server.uri(), s3, RandomFile.of(workspace, SMALL));
            var large = RandomFile.of(workspace, 1024 * MIB);
            for (int number = 1; number <= WARM_UPS; number++) {
                report.add("1 GiB, to warm up", pair(upload, s3, large, number).toString());
            }
            var pairs = new ArrayList<Pair>();
            for (int number = 1; number <= PAIRS; number++) {
                pairs.add(pair(upload, s3, large, number));
                report.add("1 GiB", pairs.getLast().toString());
            }
            print(pairs, report);
            report.add(
                    "processor time of the server for 1 GiB", "%.1f s".formatted(processorTime(server, upload, large)));
        }
    }

    private static void warmUp(URI server, S3AsyncClient s3, Path small) throws Exception {
        for (int number = 0; number < SMALL_ONES / OF_ONE_PERSON; number++) {
            var person = new TusUpload(
                    server, Author.register(server, "person" + number).token());
            for (int i = 0; i < OF_ONE_PERSON; i++) {
                var _ = person.send(small);
                var _ = DirectUpload.write(s3, small);
            }
        }
    }

    private static double processorTime(MeasuredServer server, TusUpload upload, Path file) throws Exception {
        long before = server.processorTime();
        var _ = upload.send(file);
        return Report.seconds(server.processorTime() - before);
    }

    /** A B, then B A, so that neither has always the other's leftovers to bear. */
    private static Pair pair(TusUpload upload, S3AsyncClient s3, Path file, int number) throws Exception {
        if (number % 2 == 0) {
            var ours = upload.send(file);
            return new Pair(ours, DirectUpload.write(s3, file));
        }
        var direct = DirectUpload.write(s3, file);
        return new Pair(upload.send(file), direct);
    }

    /** Either has ended when there is one object in the store; the acknowledgement of the last byte comes before. */
    private static void print(List<Pair> pairs, Report report) {
        report.add(
                "1 GiB by tus, from its first byte until it is one object",
                "%.2f of the SDK's speed".formatted(median(pairs, pair -> pair.direct.whole() / pair.tus.stored())),
                ">= 0.7");
        report.add(
                "the bytes alone, without the store's joining of the parts",
                "%.2f of the SDK's speed".formatted(median(pairs, pair -> pair.direct.taken() / pair.tus.taken())));
        report.add(
                "from the last byte until it is stored, without S3's own completing",
                "%.0f ms".formatted(1000 * median(pairs, Pair::ownCompleting)),
                "<= 300 ms");
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return Report.median(pairs.stream().mapToDouble(figure).toArray());
    }

    private record Pair(TusUpload.Took tus, Times direct) {

        /** The store takes as long to complete the SDK's upload of the same bytes. */
        double ownCompleting() {
            return tus.stored() - tus.taken() - (direct.whole() - direct.taken());
        }

        @Override
        public String toString() {
            return "tus %.2f and %.2f s, SDK %.2f and %.2f s"
                    .formatted(tus.taken(), tus.stored(), direct.taken(), direct.whole());
        }
    }
}
