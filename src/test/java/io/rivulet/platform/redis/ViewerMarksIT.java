package io.rivulet.platform.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Whatever order writes, their news, fillings and flushes come in, what is read is what was written. */
@RunningServer
class ViewerMarksIT {

    private static final int SEEDS = 400;
    private static final int STEPS = 25;

    @Autowired
    private ViewerMarks marks;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Test
    void noInterleavingMisleads() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            interleave(seed);
        }
    }

    private void interleave(long seed) throws Exception {
        var random = new Random(seed);
        // a limit that the marks of some seeds exceed, so that Redis knows only a part of them
        var truth = new MarkTruth(random.nextInt(2, 12));
        var viewer = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        var told = new ArrayList<MarkChange>();
        var readings = new ArrayList<SlowReading>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> told.add(truth.change(viewer, random));
                case 3, 4, 5 -> tellOne(told, random);
                case 6 -> readings.add(SlowReading.begin(marks, viewer, truth));
                case 7 -> finishOne(readings, random);
                case 8 -> lose(viewer, random);
                default -> {
                    if (told.isEmpty()) {
                        assertThat(read(viewer, truth)).as("seed " + seed).isEqualTo(truth.held());
                    }
                }
            }
        }
        while (!told.isEmpty()) {
            tellOne(told, random);
        }
        assertThat(read(viewer, truth)).as("seed " + seed).isEqualTo(truth.held());
        while (!readings.isEmpty()) {
            finishOne(readings, random);
        }
        assertThat(read(viewer, truth)).as("seed " + seed).isEqualTo(truth.held());
        assertThat(read(viewer, truth)).as("seed " + seed).isEqualTo(truth.held());
    }

    private void tellOne(List<MarkChange> told, Random random) throws Exception {
        if (!told.isEmpty()) {
            await(marks.apply(List.of(told.remove(random.nextInt(told.size())))));
        }
    }

    /** What was meant to be forgotten, what Redis evicts, or everything. */
    private void lose(long viewer, Random random) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> await(marks.forget(List.of(viewer)));
            case 1 -> await(redis.delete("marks:{" + viewer + "}").then());
            case 2 -> await(redis.delete("marks:{" + viewer + "}:state").then());
            default ->
                await(redis.execute(connection -> connection.serverCommands().flushAll())
                        .then());
        }
    }

    private Set<String> read(long viewer, MarkTruth truth) throws Exception {
        return Set.copyOf(marks.held(viewer, MarkTruth.ALL, truth).toFuture().get(10, SECONDS));
    }

    private static void finishOne(List<SlowReading> readings, Random random) throws Exception {
        if (!readings.isEmpty()) {
            readings.remove(random.nextInt(readings.size())).finish();
        }
    }

    private static void await(Mono<Void> mono) throws Exception {
        mono.toFuture().get(10, SECONDS);
    }
}
