package io.rivulet.upload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.upload.Uploads;
import io.rivulet.upload.memory.Segments;
import io.rivulet.upload.store.UploadStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Many files at once, cut and continued at random, on two nodes that die and come back, over an S3 that fails: each
 * becomes the object that was sent. `-Dupload.sequences=5000` runs that many, `-Dupload.seed=7` the same
 * again, `-Dupload.part=8388608` with parts as a server has them.
 */
class UploadStormIT {

    private static final int SEQUENCES = Integer.getInteger("upload.sequences", 500);
    private static final long SEED = Long.getLong("upload.seed", 20_261_121);
    private static final int AT_ONCE = 32;
    private static final double FAULTS = 0.05;
    private static final int RESTART_EVERY_MS = 2_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyFileArrives() throws Exception {
        try (var ground = Ground.start(folder);
                var pair = new Pair(ground)) {
            var failures = storm(pair);
            assertThat(failures).isEmpty();
            pair.awaitNothingHeld();
            assertThat(ground.number("SELECT count(*) FROM upload WHERE state <> 'STORED' AND received > 0"))
                    .isZero();
            assertThat(ground.number("SELECT count(*) FROM stored_object")).isEqualTo(SEQUENCES);
        }
    }

    private static List<String> storm(Pair pair) throws Exception {
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var restarting = threads.submit(() -> pair.restartUntil(over));
            var places = new Semaphore(AT_ONCE);
            var journeys = new ArrayList<Callable<String>>();
            for (int i = 0; i < SEQUENCES; i++) {
                long seed = SEED + i;
                journeys.add(() -> {
                    places.acquire();
                    try {
                        return pair.send(seed);
                    } finally {
                        places.release();
                    }
                });
            }
            var failures = new ArrayList<String>();
            for (var journey : threads.invokeAll(journeys)) {
                var failure = journey.get();
                if (!failure.isEmpty()) {
                    failures.add(failure);
                }
            }
            over.set(true);
            restarting.get();
            return failures;
        }
    }

    /** Two nodes, of which now and then one dies and another takes its place. */
    private static final class Pair implements AutoCloseable {

        private final Ground ground;
        private final EngineNode witness;
        private final AtomicReferenceArray<EngineNode> nodes = new AtomicReferenceArray<>(2);
        private final Random random = new Random(SEED);

        Pair(Ground ground) {
            this.ground = ground;
            this.witness = EngineNode.start(ground, FaultyS3.none());
            nodes.set(0, node());
            nodes.set(1, node());
        }

        /** Empty, or what went wrong. */
        String send(long seed) {
            var journey = new Journey(seed, Bytes.PART, this::any);
            try {
                var upload = journey.run();
                var database = witness.bean(DatabaseClient.class);
                var object = database.sql("SELECT object_token FROM upload WHERE id = " + upload.id())
                        .mapValue(String.class)
                        .one()
                        .toFuture()
                        .get(10, TimeUnit.SECONDS);
                var stored = ground.store()
                        .getBean("s3", S3AsyncClient.class)
                        .getObject(
                                get -> get.bucket("rivulet").key(UploadStore.key(object)),
                                AsyncResponseTransformer.toBytes())
                        .get(30, TimeUnit.SECONDS);
                var row = database.sql("SELECT encode(sha256, 'hex') FROM upload WHERE id = " + upload.id())
                        .mapValue(String.class)
                        .one()
                        .toFuture()
                        .get(10, TimeUnit.SECONDS);
                assertThat(Bytes.sha256(stored.asByteArrayUnsafe()))
                        .isEqualTo(Bytes.sha256(journey.file()))
                        .isEqualTo(row);
                return "";
            } catch (Exception | AssertionError failure) {
                return "seed " + seed + ": " + failure;
            }
        }

        Object restartUntil(AtomicBoolean over) throws Exception {
            for (int turn = 0; !over.get(); turn++) {
                Thread.sleep(random.nextInt(2 * RESTART_EVERY_MS));
                var old = nodes.getAndSet(turn % 2, node());
                old.kill();
                awaitNothingHeld(old);
                old.close();
            }
            return over;
        }

        void awaitNothingHeld() {
            awaitNothingHeld(nodes.get(0));
            awaitNothingHeld(nodes.get(1));
        }

        /** What was lost with a node is not held by it either, once its requests have failed. */
        private static void awaitNothingHeld(EngineNode node) {
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> {
                // who has come to it since has lost its connection, too
                node.bean(Holdings.class).all().forEach(Holding::letGo);
                return node.bean(Segments.class).held() == 0;
            });
        }

        private Uploads any() {
            return nodes.get(random.nextInt(2)).uploads();
        }

        private EngineNode node() {
            return EngineNode.start(ground, new FaultyS3(FAULTS, random.nextLong()));
        }

        @Override
        public void close() {
            nodes.get(0).close();
            nodes.get(1).close();
            witness.close();
        }
    }
}
