package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
    private static final double MIB = 1 << 20;

    /** For caches that fill up to their bounds, and what the garbage collector leaves. */
    private static final double GROWTH_MIB = 48;

    @TempDir
    Path data;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whatIsSentIsAnsweredAndLeavesNothingBehind() throws Exception {
        try (var server = ServerProcess.startWith(
                        List.of("-Dio.netty.leakDetection.level=paranoid"), data, "--rivulet.limits.enabled=false")
                .awaitReady()) {
            var run = new FuzzRun(server, world(server), ApiDescription.read());
            all(run, 0, REQUESTS / 4);
            var before = Memory.of(server);
            all(run, REQUESTS / 4, REQUESTS);
            var after = Memory.of(server);

            System.out.printf(
                    "fuzzing: seed %d, %s, never done %s; %s, then %s%n", SEED, run, run.undone(), before, after);
            assertThat(run.faults()).isEmpty();
            assertThat(run.done()).hasSizeGreaterThan(run.undone().size());
            assertThat(after.heap() - before.heap()).isLessThan(GROWTH_MIB);
            assertThat(after.direct() - before.direct()).isLessThan(GROWTH_MIB);
            awaitNoConnections(server);
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

    /** Videos of the demonstration, and people whom nobody minds to be suspended. */
    private static FuzzWorld world(ServerProcess server) throws Exception {
        var client = new DouyinClient(server.port());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.feed("").videos().size() == 3);
        var world = new FuzzWorld();
        for (var video : client.feed("").videos()) {
            world.add("videos", video.path("id").asString());
        }
        for (int i = 0; i < 4; i++) {
            world.add("accounts", "" + client.register().id());
        }
        return world;
    }

    private static void all(FuzzRun run, int from, int to) throws Exception {
        var workers = IntStream.range(0, WORKERS)
                .<Callable<Void>>mapToObj(
                        worker -> () -> run.part(worker, WORKERS, from, to, new Random(SEED + worker + from)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : threads.invokeAll(workers)) {
                part.get();
            }
        }
    }

    private static void awaitNoConnections(ServerProcess server) {
        await().atMost(Duration.ofSeconds(30)).until(() -> server.scrape().sum("rivulet_admission_connections ") == 0);
    }
}
