package io.rivulet.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.events.TestNode.Changed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Whatever order writes, loads, losses and pauses come in, no node serves for ever what is old. */
class RacesTests {

    private static final int SEEDS = 200;
    private static final int STEPS = 120;
    private static final int KEYS = 4;
    private static final int NODES = 3;

    @Test
    void noInterleavingMisleads() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            new Course(seed).run();
        }
    }

    /** One course of things. */
    private static final class Course {

        private final long seed;
        private final Random random;
        private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
        private final Wire wire = new Wire();
        private final Map<Long, Long> truth = new HashMap<>();
        private final List<Station> stations = new ArrayList<>();

        Course(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int i = 0; i < NODES; i++) {
                stations.add(new Station(wire.line()));
            }
            for (int step = 0; step < STEPS; step++) {
                step(stations.get(random.nextInt(stations.size())));
            }
            stations.forEach(Station::mend);
            wire.down(false);
            stations.forEach(Station::finishAll);
            time.advanceTimeBy(Duration.ofSeconds(10));
            for (var station : stations) {
                assertThat(station.node.hearing().isComplete())
                        .as("seed " + seed)
                        .isTrue();
                for (long key = 0; key < KEYS; key++) {
                    assertThat(station.read(key)).as("seed " + seed).isEqualTo(truth.getOrDefault(key, 0L));
                }
            }
        }

        private void step(Station station) {
            long key = random.nextInt(KEYS);
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> station.write(key);
                case 3, 4 -> station.begin(key);
                case 5, 6 -> station.finishOne();
                case 7, 8 -> pass(20);
                case 9 -> pass(4_000);
                case 10 -> station.line.drop(random.nextInt(3));
                case 11 -> station.line.mute(random.nextBoolean());
                case 12 -> station.line.deaf(random.nextBoolean());
                default -> breakSomething(station);
            }
        }

        private void breakSomething(Station station) {
            switch (random.nextInt(3)) {
                case 0 -> station.line.cut();
                case 1 -> wire.down(random.nextBoolean());
                default -> station.die();
            }
        }

        private void pass(int most) {
            time.advanceTimeBy(Duration.ofMillis(random.nextInt(most)));
        }

        /** A node that keeps what it reads, as one has to: loads hear events, and belong to a generation. */
        private final class Station implements EventListener {

            private final Map<Long, Long> kept = new HashMap<>();
            private final List<Load> loads = new ArrayList<>();
            private Wire.Line line;
            private TestNode node;

            Station(Wire.Line line) {
                this.line = line;
                this.node = TestNode.create(time, line, this).start();
            }

            @Override
            public void on(Event event) {
                if (event instanceof Changed changed) {
                    kept.remove(changed.key());
                    loads.removeIf(load -> load.key() == changed.key());
                }
            }

            @Override
            public void missed() {
                kept.clear();
            }

            long read(long key) {
                @Nullable Long found = node.hearing().isComplete() ? kept.get(key) : null;
                return found == null ? truth.getOrDefault(key, 0L) : found;
            }

            void write(long key) {
                long version = truth.merge(key, 1L, Long::sum);
                node.events().publish(new Changed(key, version));
                assertThat(read(key))
                        .as("seed " + seed + ": by the next request")
                        .isEqualTo(version);
            }

            void begin(long key) {
                loads.add(new Load(
                        key, truth.getOrDefault(key, 0L), node.hearing().generation()));
            }

            void finishOne() {
                if (!loads.isEmpty()) {
                    var load = loads.remove(random.nextInt(loads.size()));
                    if (load.generation() == node.hearing().generation()) {
                        kept.put(load.key(), load.value());
                    }
                }
            }

            void finishAll() {
                while (!loads.isEmpty()) {
                    finishOne();
                }
            }

            void mend() {
                line.mute(false);
                line.deaf(false);
                line.drop(0);
            }

            /** Between a commit and its message; another takes its place. */
            void die() {
                write(random.nextInt(KEYS));
                line.kill();
                node.close();
                kept.clear();
                loads.clear();
                line = wire.line();
                node = TestNode.create(time, line, this).start();
            }

            private record Load(long key, long value, long generation) {}
        }
    }
}
