package io.rivulet.message;

import static io.rivulet.message.Writers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** What Redis says of the newest messages is never older than what a sender was told. */
@RunningServer
class NewestTimesIT {

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private NewestTimes times;

    private static final long NOT_YET = -1;

    /** A fill between its steps, and what it has read by then. */
    private record Fill(String token, long read) {}

    @Test
    void anEntryIsNeverOlderThanWhatWasAnswered() throws Exception {
        for (int seed = 0; seed < 150; seed++) {
            new Interleaving(new Random(seed), new Direction(1_000_000 + seed, 7)).run();
        }
    }

    @Test
    void onlyAFillMakesAnEntryAndAWriteRaisesIt() throws Exception {
        var direction = new Direction(2_000_000, 1);
        redis.delete(NewestKeys.time(direction), NewestKeys.fill(direction))
                .toFuture()
                .get();
        await(times.raise(Map.of(direction, 5L)));
        assertThat(await(times.find(direction))).isNull();

        await(times.fill(direction, await(times.beginFill(direction)), 5));
        assertThat(await(times.find(direction))).isEqualTo(5);
        await(times.raise(Map.of(direction, 9L, new Direction(1, 2_000_000), 4L)));
        await(times.raise(Map.of(direction, 7L)));
        assertThat(await(times.find(direction))).isEqualTo(9);
        assertThat(await(redis.getExpire(NewestKeys.time(direction))))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    @Test
    void oneFillAtATime() throws Exception {
        var direction = new Direction(3_000_000, 1);
        redis.delete(NewestKeys.time(direction), NewestKeys.fill(direction))
                .toFuture()
                .get();
        assertThat(await(times.beginFill(direction))).isNotNull();
        assertThat(await(times.beginFill(direction))).isNull();
    }

    @Test
    void whileRedisIsAwayNothingIsKnownAndWritersAreTold() throws Exception {
        var nowhere = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", 1),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(1))
                        .build());
        nowhere.afterPropertiesSet();
        nowhere.start();
        try {
            var away = new NewestTimes(new ReactiveStringRedisTemplate(nowhere), Clock.systemUTC());
            var direction = new Direction(1, 2);
            assertThat(await(away.find(direction))).isEqualTo(NewestTimes.UNKNOWN);
            assertThat(await(away.beginFill(direction))).isNull();
            await(away.fill(direction, "token", 1));
            assertThat(await(
                            away.raise(Map.of(direction, 1L)).thenReturn("told").onErrorReturn("failed")))
                    .isEqualTo("failed");
        } finally {
            nowhere.destroy();
        }
    }

    /** Commits, their announcements, fills in three steps, flushes and polls, in any order. */
    private final class Interleaving {

        private final Random random;
        private final Direction direction;
        private final List<Long> unannounced = new ArrayList<>();
        private final List<Fill> fills = new ArrayList<>();
        private long committed;
        private long answered;

        Interleaving(Random random, Direction direction) {
            this.random = random;
            this.direction = direction;
        }

        void run() throws Exception {
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(12)) {
                    case 0, 1 -> unannounced.add(++committed);
                    case 2, 3 -> announce();
                    case 4, 5 -> begin();
                    case 6, 7 -> read();
                    case 8, 9 -> store();
                    case 10 -> poll();
                    default -> flushSometimes();
                }
                poll();
            }
        }

        private void announce() throws Exception {
            if (!unannounced.isEmpty()) {
                long time = unannounced.remove(random.nextInt(unannounced.size()));
                await(times.raise(Map.of(direction, time)));
                answered = Math.max(answered, time);
            }
        }

        private void begin() throws Exception {
            var token = await(times.beginFill(direction));
            if (token != null) {
                fills.add(new Fill(token, NOT_YET));
            }
        }

        private void read() {
            if (!fills.isEmpty()) {
                fills.replaceAll(fill -> fill.read() == NOT_YET ? new Fill(fill.token(), committed) : fill);
            }
        }

        private void store() throws Exception {
            var ready = fills.stream().filter(fill -> fill.read() != NOT_YET).toList();
            if (!ready.isEmpty()) {
                var fill = ready.get(random.nextInt(ready.size()));
                fills.remove(fill);
                await(times.fill(direction, fill.token(), fill.read()));
            }
        }

        private void flushSometimes() throws Exception {
            await(redis.delete(NewestKeys.time(direction), NewestKeys.fill(direction)));
        }

        private void poll() throws Exception {
            var known = await(times.find(direction));
            if (known != null) {
                assertThat(known).isBetween(answered, committed);
            }
        }
    }
}
