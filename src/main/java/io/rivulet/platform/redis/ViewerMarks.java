package io.rivulet.platform.redis;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.rivulet.platform.events.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What viewers have marked (videos they like, people they follow), kept in Redis for as long as it pays. A mark is a
 * letter for its kind and an id. Each viewer's set carries the version that PostgreSQL gave to the row of their counts:
 * a change that follows directly is applied, one that came before is ignored, and anything else drops the set. A filling
 * belongs to an epoch, which ends when something is forgotten or Redis is flushed, so that none begun earlier is stored.
 */
@Component
public class ViewerMarks {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerMarks.class);
    private static final RedisScript<String> BEGIN = Scripts.read("redis/marks/begin.lua", String.class);
    private static final RedisScript<Long> FILL = Scripts.read("redis/marks/fill.lua", Long.class);
    private static final RedisScript<Long> APPLY = Scripts.read("redis/marks/apply.lua", Long.class);

    /** Bounds for how long a node can mislead that dies between a commit and telling Redis. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String LARGEST = "20000";
    private static final int AT_ONCE = 32;

    private final ReactiveStringRedisTemplate redis;
    private final boolean cluster;
    private final Events events;
    private final Doubts<Long> doubts = new Doubts<>(KEPT);

    ViewerMarks(ReactiveStringRedisTemplate redis, RedisTopology topology, Events events) {
        this.redis = redis;
        this.cluster = topology.isCluster();
        this.events = events;
    }

    /** Those of the marks that the viewer has: from Redis in one command, from the source what that cannot tell. */
    public Mono<Set<String>> held(long viewerId, Collection<String> asked, MarkSource source) {
        if (asked.isEmpty()) {
            return Mono.just(Set.of());
        }
        return doubts.has(viewerId)
                ? source.held(viewerId, asked)
                : recall(viewerId, asked).flatMap(recalled -> complete(recalled, viewerId, asked, source));
    }

    /**
     * After the commit: applies the changes to what is remembered. All nodes are told before anything is waited for;
     * completes when Redis has both.
     */
    public Mono<Void> apply(Collection<MarkChange> changes) {
        return changes.isEmpty()
                ? Mono.empty()
                : Mono.fromRunnable(() -> events.publish(new MarksChanged(List.copyOf(changes))))
                        .then(Mono.when(remember(changes), events.handedOver()));
    }

    /**
     * For a viewer of whom it is not known what changed, or when. This node is told at once, and the others when Redis has
     * forgotten: before that, they would only learn from it again what is to be forgotten.
     */
    public Mono<Void> forget(Collection<Long> viewerIds) {
        var forgotten = new MarksForgotten(List.copyOf(viewerIds));
        return viewerIds.isEmpty()
                ? Mono.empty()
                : Mono.fromRunnable(() -> events.publishHere(forgotten))
                        .then(drop(viewerIds))
                        .doOnTerminate(() -> events.publish(forgotten))
                        .doOnCancel(() -> events.publish(forgotten))
                        .then(events.handedOver());
    }

    private Mono<Recollection> recall(long viewerId, Collection<String> asked) {
        return redis.opsForSet()
                .isMember(key(viewerId), Recollection.questions(asked).toArray())
                .map(answers -> Recollection.of(asked, answers))
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    LOG.debug("Redis cannot be asked: {}", failure.toString());
                    return Mono.just(Recollection.AWAY);
                });
    }

    private Mono<Set<String>> complete(
            Recollection recalled, long viewerId, Collection<String> asked, MarkSource source) {
        return switch (recalled.state()) {
            case AWAY -> source.held(viewerId, asked);
            case ABSENT -> fill(viewerId, asked, source);
            case PRESENT ->
                recalled.unknown().isEmpty()
                        ? Mono.just(recalled.held())
                        : source.held(viewerId, recalled.unknown())
                                .map(more -> Stream.concat(recalled.held().stream(), more.stream())
                                        .collect(toUnmodifiableSet()));
        };
    }

    private Mono<Set<String>> fill(long viewerId, Collection<String> asked, MarkSource source) {
        return begin(viewerId)
                .flatMap(epoch ->
                        source.snapshot(viewerId, asked).delayUntil(snapshot -> store(viewerId, epoch, snapshot)))
                .map(MarkSnapshot::held);
    }

    private Mono<String> begin(long viewerId) {
        var state = List.of(UUID.randomUUID().toString(), Long.toString(2 * KEPT.toSeconds()));
        return redis.execute(BEGIN, List.of(stateKey(viewerId)), state)
                .next()
                .timeout(PATIENCE)
                .onErrorReturn("");
    }

    private Mono<Long> store(long viewerId, String epoch, MarkSnapshot snapshot) {
        var filling = Stream.concat(
                        Stream.of(epoch, Long.toString(snapshot.version()), Long.toString(KEPT.toSeconds())),
                        Recollection.members(snapshot))
                .toList();
        return redis.execute(FILL, List.of(key(viewerId), stateKey(viewerId)), filling)
                .next()
                .timeout(PATIENCE)
                .onErrorComplete();
    }

    private Mono<Void> remember(Collection<MarkChange> changes) {
        var news = Flux.fromIterable(together(changes))
                .flatMap(some -> redis.execute(APPLY, keys(some), arguments(some)), AT_ONCE)
                .then();
        return doubts.until(news, changes.stream().map(MarkChange::viewerId).toList());
    }

    private Mono<Void> drop(Collection<Long> viewerIds) {
        var news = Flux.fromIterable(viewerIds)
                .flatMap(viewer -> redis.unlink(key(viewer), stateKey(viewer)), AT_ONCE)
                .then();
        return doubts.until(news, viewerIds);
    }

    /** A cluster keeps viewers on different nodes, where no script reaches them together. */
    private Collection<? extends Collection<MarkChange>> together(Collection<MarkChange> changes) {
        return changes.isEmpty()
                ? List.of()
                : cluster ? changes.stream().map(List::of).toList() : List.of(changes);
    }

    private static List<String> keys(Collection<MarkChange> changes) {
        return changes.stream()
                .flatMap(change -> Stream.of(key(change.viewerId()), stateKey(change.viewerId())))
                .toList();
    }

    private static List<String> arguments(Collection<MarkChange> changes) {
        return Stream.concat(Stream.of(LARGEST), changes.stream().flatMap(MarkChange::arguments))
                .toList();
    }

    private static String key(long viewerId) {
        return "marks:{" + viewerId + "}";
    }

    private static String stateKey(long viewerId) {
        return key(viewerId) + ":state";
    }
}
