package io.rivulet.platform.limits;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.platform.redis.RedisTopology;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;

/** The script and what takes its place while Redis is away. */
@RunningServer
class SharedLimitsIT {

    private static final Rate FIVE = Rate.valueOf("5/1d");
    private static final LimitsProperties.Tries TRIES =
            new LimitsProperties.Tries(3, Duration.ofHours(1), Duration.ofHours(3), Duration.ofDays(1));

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private SharedLimits limits;

    private final String id = UUID.randomUUID().toString();

    @Test
    void exactlyAsManyAreLetThroughHoweverManyAskAtOnce() throws Exception {
        var granted = await(Flux.range(0, 200)
                .flatMap(i -> limits.ask(List.of(window("a"))), 64)
                .filter(answers -> answers.getFirst().within())
                .count());

        assertThat(granted).isEqualTo(5);
    }

    @Test
    void whatOneCheckRefusesCountsForNoneBehindIt() throws Exception {
        var both = List.<Check>of(window("first"), window("second"));
        for (int i = 0; i < 9; i++) {
            await(limits.ask(both));
        }
        assertThat(await(limits.ask(both))).hasSize(1);
        await(limits.ask(List.of(window("third"))));

        // five of its own were counted there, none of the other five
        assertThat(await(limits.ask(List.of(window("second")))).getFirst().within())
                .isFalse();
        assertThat(await(limits.ask(List.of(window("third")))).getFirst().count())
                .isEqualTo(3);
    }

    @Test
    void delaysGrow() throws Exception {
        var tries = List.<Check>of(new Check.Tries(key("tries"), TRIES));
        for (int i = 1; i <= 3; i++) {
            assertThat(await(limits.ask(tries)).getFirst()).isEqualTo(new Answer(true, i, Duration.ZERO, false));
        }
        var refused = await(limits.ask(tries)).getFirst();
        assertThat(refused.within()).isFalse();
        assertThat(refused.after()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(IntStream.rangeClosed(2, 6).mapToObj(TRIES::delayAfter).map(Duration::toHours))
                .containsExactly(0L, 1L, 2L, 3L, 3L);
    }

    @Test
    void whereItHasSucceededNoWindowRefuses() throws Exception {
        var place = key("place");
        var question = List.of(new Check.Tries(place, TRIES), window("full"));
        for (int i = 0; i < 5; i++) {
            await(limits.ask(List.of(window("full"))));
        }
        assertThat(await(limits.ask(question)).getLast().within()).isFalse();

        await(limits.succeeded(place, Duration.ofDays(1)));

        var answers = await(limits.ask(List.of(question.getFirst(), question.getLast(), window("behind"))));
        assertThat(answers).hasSize(3);
        assertThat(answers.getFirst()).isEqualTo(new Answer(true, 1, Duration.ZERO, true));
        assertThat(answers.getLast().within()).isTrue();
    }

    @Test
    void everyKeyExpires() throws Exception {
        await(limits.ask(List.of(new Check.Tries(key("gone"), TRIES), window("gone"))));
        await(limits.succeeded(key("known"), Duration.ofDays(30)));
        for (var name : List.of(key("gone"), "w" + key("gone"), key("known"))) {
            assertThat(await(redis.getExpire(name))).isBetween(Duration.ofHours(1), Duration.ofDays(30));
        }
    }

    @Test
    void aClusterIsAskedKeyByKeyWithTheSameAnswers() throws Exception {
        var cluster = new SharedLimits(redis, new RedisTopology(true), properties(100), Clock.systemUTC());
        assertSame(cluster, "cluster");
    }

    @Test
    void aNodeAloneGivesTheSameAnswers() throws Exception {
        assertSame(alone(100), "alone");
    }

    @Test
    void aNodeAloneIsStricter() throws Exception {
        var alone = alone(20);
        assertThat(await(alone.ask(List.of(window("strict")))).getFirst().within())
                .isTrue();
        assertThat(await(alone.ask(List.of(window("strict")))).getFirst().within())
                .isFalse();
    }

    private void assertSame(SharedLimits other, String name) throws Exception {
        for (int i = 0; i < 8; i++) {
            if (i == 5) {
                await(limits.succeeded(key(name), Duration.ofDays(1)));
                await(other.succeeded(key("other" + name), Duration.ofDays(1)));
            }
            var here = await(limits.ask(List.of(new Check.Tries(key(name), TRIES), window(name), window(name + "2"))));
            var there = await(other.ask(List.of(
                    new Check.Tries(key("other" + name), TRIES), window("o" + name), window("o" + name + "2"))));
            assertThat(there).as("question " + i).hasSameSizeAs(here);
            for (int at = 0; at < here.size(); at++) {
                assertThat(there.get(at).within()).isEqualTo(here.get(at).within());
                assertThat(there.get(at).count()).isEqualTo(here.get(at).count());
            }
        }
    }

    private static SharedLimits alone(int percent) {
        var nowhere = new ReactiveStringRedisTemplate(new LettuceConnectionFactory());
        return new SharedLimits(nowhere, new RedisTopology(false), properties(percent), Clock.systemUTC());
    }

    private static LimitsProperties properties(int percent) {
        var source = new MapConfigurationPropertySource(Map.of("rivulet.limits.alone-percent", percent));
        return new Binder(source).bind("rivulet.limits", LimitsProperties.class).get();
    }

    private Check window(String name) {
        return new Check.Window("p", "w" + key(name), FIVE);
    }

    private String key(String name) {
        return "test:{" + id + name + "}";
    }
}
