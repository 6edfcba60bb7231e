package io.rivulet.card;

import static java.util.concurrent.CompletableFuture.completedFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What all viewers see of one kind of thing, by id. Those that are missing are read together, and each by one reader at a
 * time. An entry past its age is served while one reader reads it anew; one that was dropped is never served again, nor is
 * what was being read of it meanwhile. While this node does not hear the others, nothing is kept.
 */
final class SharedCache<E extends Shared<E>> {

    private static final Duration ABSENT_FOR = Duration.ofSeconds(1);
    private static final int MOST_ABSENT = 10_000;
    private static final int WEIGHT_OF_ENTRY = 200;
    private static final Object ABSENT = new Object();

    /** Reads those of the ids that there are, in one statement. */
    @FunctionalInterface
    interface Source<E> {

        Mono<Map<Long, E>> read(Collection<Long> ids);
    }

    private final Source<E> source;
    private final CacheTerms terms;
    private final AsyncCache<Long, E> entries;

    /** Ids that are nobody's; while that is found out, a token of whoever does so. */
    private final Cache<Long, Object> absent = Caffeine.newBuilder()
            .maximumSize(MOST_ABSENT)
            .expireAfterWrite(ABSENT_FOR)
            .build();

    private final Set<Long> renewing = ConcurrentHashMap.newKeySet();

    SharedCache(Source<E> source, CacheTerms terms, int share) {
        this.source = source;
        this.terms = terms;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(terms.share(share))
                .weigher(
                        (Long id, E entry) -> WEIGHT_OF_ENTRY + entry.fragment().weight())
                .buildAsync();
    }

    /** Those of the ids that there are. */
    Mono<Map<Long, E>> byIds(Collection<Long> ids) {
        return terms.mayKeep() ? Mono.defer(() -> kept(ids)) : read(ids);
    }

    /** By their places among the ids, and null for those that there are not. */
    Mono<IntFunction<@Nullable E>> inOrder(List<Long> ids) {
        return atHand(ids)
                .<Mono<IntFunction<@Nullable E>>>map(found -> Mono.just(found::get))
                .orElseGet(() -> byIds(ids).map(byId -> place -> byId.get(ids.get(place))));
    }

    /** The same as long as all of them are at hand, in the order of the ids; else empty. */
    Optional<List<E>> atHand(List<Long> ids) {
        if (!terms.mayKeep()) {
            return Optional.empty();
        }
        var found = new ArrayList<E>(ids.size());
        long now = System.nanoTime();
        for (var id : ids) {
            var entry = present(id);
            if (entry == null || isOld(entry, now)) {
                return Optional.empty();
            }
            found.add(entry);
        }
        terms.meters().lookedUp(found.size(), 0);
        return Optional.of(found);
    }

    /** Applies news to an entry, also to one that is being read. */
    void update(long id, UnaryOperator<E> news) {
        entries.asMap().computeIfPresent(id, (same, entry) -> updated(entry, news));
    }

    /** What is known of the id is wrong from now on. */
    void drop(long id) {
        absent.invalidate(id);
        entries.asMap().remove(id);
    }

    void dropAll() {
        absent.invalidateAll();
        entries.asMap().clear();
    }

    private Mono<Map<Long, E>> kept(Collection<Long> ids) {
        var found = new HashMap<Long, E>(2 * ids.size());
        var missing = new ArrayList<Long>(0);
        var old = new ArrayList<E>(0);
        long now = System.nanoTime();
        for (var id : ids) {
            var entry = present(id);
            if (entry == null) {
                missing.add(id);
            } else {
                found.put(id, entry);
                if (isOld(entry, now) && renewing.add(id)) {
                    old.add(entry);
                }
            }
        }
        terms.meters().lookedUp(found.size(), missing.size());
        return missing.isEmpty() && old.isEmpty()
                ? Mono.just(found)
                : renewed(old).zipWith(filled(missing), (renewed, filled) -> joined(found, renewed, filled));
    }

    private @Nullable E present(Long id) {
        var entry = entries.getIfPresent(id);
        return entry != null && entry.isDone() && !entry.isCompletedExceptionally() ? entry.join() : null;
    }

    private boolean isOld(E entry, long now) {
        return now - entry.readAt() > terms.maxAge().toNanos();
    }

    /** One flight for each id, which goes on when one of those who wait for it leaves. */
    private Mono<Map<Long, E>> filled(List<Long> missing) {
        var sought = missing.stream()
                .filter(id -> !ABSENT.equals(absent.getIfPresent(id)))
                .toList();
        if (sought.isEmpty()) {
            return Mono.just(Map.of());
        }
        var token = new Object();
        return Mono.fromFuture(() -> entries.getAll(sought, (ids, executor) -> flight(ids, token)), true)
                .doOnNext(filled -> noteAbsent(sought, filled, token));
    }

    @SuppressWarnings("NullAway") // a Mono that cannot be empty
    private CompletableFuture<Map<Long, E>> flight(Set<? extends Long> ids, Object token) {
        ids.forEach(id -> absent.put(id, token));
        return read(new TreeSet<>(ids)).toFuture();
    }

    /** An id given to somebody meanwhile was dropped, and its token with it. */
    private void noteAbsent(List<Long> sought, Map<Long, E> filled, Object token) {
        for (var id : sought) {
            if (filled.containsKey(id)) {
                absent.asMap().remove(id, token);
            } else {
                absent.asMap().replace(id, token, ABSENT);
            }
        }
    }

    /** Whoever reads anew what is old waits for it; without PostgreSQL the old is still what is known. */
    private Mono<Map<Long, E>> renewed(List<E> old) {
        if (old.isEmpty()) {
            return Mono.just(Map.of());
        }
        var ids = old.stream().map(Shared::id).toList();
        return read(ids)
                .doOnNext(read -> old.forEach(entry -> replace(entry, read.get(entry.id()))))
                .onErrorReturn(Map.of())
                .doFinally(end -> ids.forEach(renewing::remove));
    }

    /** Only what the reading began with: if it was dropped meanwhile, the reading is as old as it. */
    private void replace(E old, @Nullable E renewed) {
        if (renewed == null) {
            drop(old.id());
        } else {
            update(old.id(), now -> now.readAt() == old.readAt() ? renewed.countedAs(now) : now);
        }
    }

    private Mono<Map<Long, E>> read(Collection<Long> ids) {
        return Mono.defer(() -> {
            terms.meters().roundTrip();
            return source.read(ids);
        });
    }

    private static <E extends Shared<E>> Map<Long, E> joined(
            Map<Long, E> found, Map<Long, E> renewed, Map<Long, E> filled) {
        renewed.forEach((id, entry) -> found.computeIfPresent(id, (same, old) -> entry.countedAs(old)));
        found.putAll(filled);
        return found;
    }

    private static <E extends Shared<E>> CompletableFuture<E> updated(
            CompletableFuture<E> entry, UnaryOperator<E> news) {
        if (!entry.isDone()) {
            return entry.thenApply(read -> read == null ? null : news.apply(read));
        }
        if (entry.isCompletedExceptionally()) {
            return entry;
        }
        var now = entry.join();
        var updated = news.apply(now);
        return updated.equals(now) ? entry : completedFuture(updated);
    }
}
