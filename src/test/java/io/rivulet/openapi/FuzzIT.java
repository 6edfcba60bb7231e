package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent to the addresses of the description is answered, as it says, without a failure of the server, which
 * neither grows nor loses buffers by it. `-Dfuzz.requests` says how many, `-Dfuzz.seed` which ones.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 7);
    private static final int WORKERS = 12;
    private static final List<String> OPTIONS = List.of("-Dio.netty.leakDetection.level=paranoid");
    private static final String[] SETTINGS = {"--rivulet.limits.enabled=false", "--rivulet.upload.unfinished-max=1000"};
    private static final double MIB = 1 << 20;

    /** For caches that fill up to their bounds, and what the garbage collector leaves. */
    private static final double GROWTH_MIB = 48;

    @TempDir
    Path data;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatIsSentIsAnsweredAndLeavesNothingBehind() throws Exception {
        try (var server = ServerProcess.startWith(OPTIONS, data, SETTINGS).awaitReady()) {
            var description = ApiDescription.read();
            var results = new FuzzResults(description.operations(), new Verdict(description));
            var workers = workers(FuzzGround.of(server, data), description.operations());
            all(workers, REQUESTS / 4, results);
            var before = Memory.of(server);
            all(workers, REQUESTS - REQUESTS / 4, results);
            var after = Memory.of(server);

            System.out.printf("fuzzing: seed %d, %s; %s, then %s%n", SEED, results, before, after);
            assertThat(results.faults()).isEmpty();
            assertThat(results.undone()).isEmpty();
            assertThat(after.heap() - before.heap()).isLessThan(GROWTH_MIB);
            assertThat(after.direct() - before.direct()).isLessThan(GROWTH_MIB);
            awaitRest(server);
            assertThat(server.output()).doesNotContain("LEAK", " ERROR ");
        }
    }

    /** In MiB, when nothing is kept that nobody needs. */
    private record Memory(double heap, double direct) {

        static Memory of(ServerProcess server) throws Exception {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var collection = new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(collection.waitFor()).isZero();
            var scrape = server.scrape();
            return new Memory(
                    scrape.sum("jvm_memory_used_bytes{area=\"heap\"") / MIB,
                    scrape.sum("rivulet_netty_direct_memory_bytes") / MIB);
        }

        @Override
        public String toString() {
            return "heap %.0f MiB, direct %.0f MiB".formatted(heap, direct);
        }
    }

    private static List<FuzzWorker> workers(FuzzGround ground, List<Operation> operations) throws Exception {
        var workers = new ArrayList<FuzzWorker>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new FuzzWorker(ground, operations, i % 2 == 0, new Random(SEED * WORKERS + i)));
        }
        return workers;
    }

    private static void all(List<FuzzWorker> workers, int requests, FuzzResults results) throws Exception {
        int each = Math.ceilDiv(requests, workers.size());
        var parts = workers.stream()
                .<Callable<Boolean>>map(worker -> () -> {
                    worker.send(each, results);
                    return true;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : threads.invokeAll(parts)) {
                assertThat(part.get()).isTrue();
            }
        }
    }

    /** Nothing is held for requests that are over. */
    private static void awaitRest(ServerProcess server) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var scrape = server.scrape();
            assertThat(scrape.sum("rivulet_admission_connections ")).isZero();
            assertThat(scrape.sum("r2dbc_pool_acquired_connections")).isZero();
        });
    }
}
