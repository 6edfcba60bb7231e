package io.rivulet.upload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Upload;
import io.rivulet.upload.memory.Segments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Two hundred phones on slow networks, and some that fall silent, in the memory of sixteen parts. */
class SlowUploadsIT {

    private static final Viewer ANN = new Viewer(1);
    private static final int LIVE = 200;
    private static final int FROZEN = 16;
    private static final int STEP = 32 * 1024;
    private static final Duration STEP_EVERY = Duration.ofMillis(250);
    /** As long as it takes to send much more than there is memory for. */
    private static final int STEPS = 120;

    /** Ten seconds where nothing else wants the processors, which other tests do. */
    private static final Duration MOVES_WITHIN = Duration.ofSeconds(Long.getLong("upload.moves", 30));

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void allMoveOnAndFinish() throws Exception {
        try (var ground = Ground.start(folder);
                var node = EngineNode.start(
                        ground,
                        FaultyS3.none(),
                        "rivulet.upload.part-size=8MB",
                        "rivulet.upload.memory=128MB",
                        "rivulet.upload.lease=15s",
                        "rivulet.upload.rest-after=10s",
                        "rivulet.upload.idle-timeout=5m",
                        "rivulet.upload.quota=1TB")) {
            var frozen = begin(node, FROZEN, Flux.just(0, 1, 2, 3).concatWith(Flux.never()));
            var live = begin(
                    node, LIVE, Flux.interval(STEP_EVERY).onBackpressureBuffer().take(STEPS));
            var longest = watch(node, live);
            for (var upload : live) {
                assertThat(Objects.requireNonNull(upload.get(60, TimeUnit.SECONDS))
                                .offset())
                        .isEqualTo((long) STEPS * STEP);
            }
            assertThat(longest).isLessThanOrEqualTo(MOVES_WITHIN);
            frozen.forEach(upload -> assertThat(upload.cancel(true)).isTrue());
        }
    }

    /** The longest time that the offset of one that had not finished stood still. */
    private static Duration watch(EngineNode node, List<CompletableFuture<@Nullable Upload>> live) throws Exception {
        var segments = node.bean(Segments.class);
        Map<Long, Long> offsets = new HashMap<>();
        Map<Long, Long> movedAt = new HashMap<>();
        long longest = 0;
        while (live.stream().anyMatch(upload -> !upload.isDone())) {
            assertThat(segments.held()).isLessThanOrEqualTo(segments.max());
            long now = System.nanoTime();
            for (var row : rows(node)) {
                if (!row.received().equals(offsets.put(row.id(), row.received()))) {
                    movedAt.put(row.id(), now);
                }
                longest = Math.max(longest, now - movedAt.getOrDefault(row.id(), now));
            }
            Thread.sleep(250);
        }
        return Duration.ofNanos(longest);
    }

    private static List<Row> rows(EngineNode node) throws Exception {
        return node.bean(DatabaseClient.class)
                .sql("SELECT id, received FROM upload WHERE length = " + (long) STEPS * STEP
                        + " AND state = 'RECEIVING'")
                .mapProperties(Row.class)
                .all()
                .collectList()
                .toFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static List<CompletableFuture<@Nullable Upload>> begin(EngineNode node, int count, Flux<?> steps)
            throws Exception {
        var step = new byte[STEP];
        var uploads = new ArrayList<CompletableFuture<@Nullable Upload>>();
        for (int i = 0; i < count; i++) {
            var upload = node.uploads()
                    .create(ANN, Bytes.upload((long) STEPS * STEP + (count == FROZEN ? 1 : 0)))
                    .toFuture()
                    .get(30, TimeUnit.SECONDS);
            var bytes = steps.concatMap(tick -> Bytes.flow(step));
            uploads.add(node.uploads()
                    .append(ANN, upload.token(), Bytes.addition(0, null, bytes))
                    .toFuture());
        }
        return uploads;
    }

    record Row(long id, Long received) {}
}
