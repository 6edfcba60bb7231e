package io.rivulet.platform.limits;

import io.rivulet.platform.redis.RedisTopology;
import io.rivulet.platform.redis.Scripts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Limits that hold for all nodes together: counted in Redis, one round trip for a question of several checks. */
@Component
public class SharedLimits {

    private static final Logger LOG = LoggerFactory.getLogger(SharedLimits.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> ASK = Scripts.read("redis/limits/ask.lua", List.class);

    private static final RedisScript<Long> SUCCEEDED = Scripts.read("redis/limits/succeeded.lua", Long.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int NUMBERS = 4;

    private final ReactiveStringRedisTemplate redis;
    private final boolean cluster;
    private final LocalLimits alone;

    public SharedLimits(
            ReactiveStringRedisTemplate redis, RedisTopology topology, LimitsProperties properties, Clock clock) {
        this.redis = redis;
        this.cluster = topology.isCluster();
        this.alone = new LocalLimits(properties, clock);
    }

    /** An answer to each check, up to one that refuses. */
    public Mono<List<Answer>> ask(List<Check> checks) {
        return Mono.defer(() -> cluster ? oneByOne(checks) : together(checks))
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    LOG.debug("Limits are this node's own: {}", failure.toString());
                    return Mono.fromSupplier(() -> alone.ask(checks));
                });
    }

    /** After a try that succeeded: all before it are forgotten, and that it did is remembered. */
    public Mono<Void> succeeded(String key, Duration rememberFor) {
        return Mono.fromRunnable(() -> alone.succeeded(key))
                .then(Mono.defer(() -> redis.execute(
                                        SUCCEEDED, List.of(key), List.of(Long.toString(rememberFor.toMillis())))
                                .next())
                        .timeout(PATIENCE)
                        .onErrorComplete()
                        .then());
    }

    private Mono<List<Answer>> together(List<Check> checks) {
        var keys = checks.stream().map(Check::key).toList();
        var arguments = Stream.concat(Stream.of("0"), checks.stream().flatMap(Check::arguments))
                .toList();
        return redis.execute(ASK, keys, arguments).next().map(SharedLimits::answers);
    }

    /** No script of a cluster reaches keys on different nodes. */
    private Mono<List<Answer>> oneByOne(List<Check> checks) {
        var known = new boolean[1];
        return Flux.fromIterable(checks)
                .concatMap(check -> one(check, known))
                .takeUntil(answer -> !answer.within() && !known[0])
                .collectList();
    }

    private Mono<Answer> one(Check check, boolean[] known) {
        return Mono.defer(() -> redis.execute(ASK, List.of(check.key()), arguments(check, known[0]))
                        .next())
                .map(numbers -> answers(numbers).getFirst())
                .doOnNext(answer -> known[0] |= answer.within() && answer.known());
    }

    private static List<String> arguments(Check check, boolean known) {
        return Stream.concat(Stream.of(known ? "1" : "0"), check.arguments()).toList();
    }

    private static List<Answer> answers(List<?> numbers) {
        var all = numbers.stream().map(number -> ((Number) number).longValue()).toList();
        return new ArrayList<>(IntStream.range(0, all.size() / NUMBERS)
                .mapToObj(at -> answer(all.subList(at * NUMBERS, (at + 1) * NUMBERS)))
                .toList());
    }

    private static Answer answer(List<Long> numbers) {
        return new Answer(numbers.get(0) == 1, numbers.get(1), Duration.ofMillis(numbers.get(2)), numbers.get(3) == 1);
    }
}
