package io.rivulet.message;

import io.rivulet.platform.redis.Doubts;
import io.rivulet.platform.redis.Scripts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When the newest message of each direction was sent, in Redis, as far as somebody asked within the last half minute:
 * so that a poll that finds nothing costs PostgreSQL nothing.
 *
 * <p>Only a fill makes an entry, with what PostgreSQL says after the fill took its token; whatever is committed later
 * raises the entry or takes the token away. What a dying node could not tell is corrected when the entry ends.
 */
@Component
class NewestTimes {

    /** Stands for a time that Redis cannot tell: there may always be something newer. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(NewestTimes.class);
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    /** Shorter than the entry's, so that an entry that a write raised outlives the fills that know nothing of it. */
    private static final Duration LONGEST_FILL = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final RedisScript<Long> RAISE = Scripts.read("redis/message/raise.lua", Long.class);
    private static final RedisScript<Long> FILL = Scripts.read("redis/message/fill.lua", Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final Clock clock;
    private final Doubts<Direction> doubts = new Doubts<>(LIFETIME);

    private volatile long awayUntil;

    NewestTimes(ReactiveStringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Empty when nobody asked lately; UNKNOWN when Redis is away or may be wrong. */
    Mono<Long> find(Direction direction) {
        return clock.millis() < awayUntil || doubts.has(direction)
                ? Mono.just(UNKNOWN)
                : redis.opsForValue()
                        .get(NewestKeys.time(direction))
                        .map(Long::valueOf)
                        .timeout(PATIENCE)
                        .onErrorResume(this::away);
    }

    /** A token to fill with, before PostgreSQL is asked; empty when another fill is on its way. */
    Mono<String> beginFill(Direction direction) {
        var token = UUID.randomUUID().toString();
        return redis.opsForValue()
                .setIfAbsent(NewestKeys.fill(direction), token, LONGEST_FILL)
                .filter(taken -> taken)
                .map(taken -> token)
                .timeout(PATIENCE)
                .onErrorResume(failure -> away(failure).then(Mono.empty()));
    }

    Mono<Void> fill(Direction direction, String token, long time) {
        return redis.execute(
                        FILL,
                        List.of(NewestKeys.time(direction), NewestKeys.fill(direction)),
                        List.of(token, Long.toString(time), Long.toString(LIFETIME.toMillis())))
                .then()
                .timeout(PATIENCE)
                .onErrorResume(failure -> away(failure).then());
    }

    /** What was committed; a direction of which Redis could not be told is not asked of it until its entry has ended. */
    Mono<Void> raise(Map<Direction, Long> times) {
        var news = Flux.fromIterable(times.keySet().stream()
                        .collect(Collectors.groupingBy(NewestKeys::slot))
                        .values())
                .flatMap(directions -> raise(directions, times), NewestKeys.SLOTS)
                .then();
        return doubts.until(news, times.keySet());
    }

    private Mono<Void> raise(List<Direction> directions, Map<Direction, Long> times) {
        var keys = new ArrayList<String>();
        var arguments = new ArrayList<String>(List.of(Long.toString(LIFETIME.toMillis())));
        for (var direction : directions) {
            keys.add(NewestKeys.time(direction));
            keys.add(NewestKeys.fill(direction));
            arguments.add(String.valueOf(times.get(direction)));
        }
        return redis.execute(RAISE, keys, arguments).then();
    }

    private Mono<Long> away(Throwable failure) {
        LOG.warn("Polls for messages are answered without Redis for a while: {}", failure.toString());
        awayUntil = clock.millis() + PAUSE.toMillis();
        return Mono.just(UNKNOWN);
    }
}
