package io.rivulet.platform.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The keys of which Redis may know something old, because news of them are on their way from this node or were lost: they
 * are not asked of Redis.
 */
public final class Doubts<K> {

    private static final int MOST = 100_000;

    private final Cache<K, Integer> pending;

    /** What was lost is doubted no longer than Redis remembers it. */
    public Doubts(Duration lifetime) {
        this.pending = Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .maximumSize(MOST)
                .build();
    }

    public boolean has(K key) {
        return pending.getIfPresent(key) != null;
    }

    /** Doubts the keys until the news have arrived. */
    public Mono<Void> until(Mono<Void> news, Collection<K> keys) {
        var all = List.copyOf(keys);
        return Mono.fromRunnable(() -> all.forEach(key -> pending.asMap().merge(key, 1, Integer::sum)))
                .then(news)
                .doOnSuccess(arrived -> all.forEach(this::settle));
    }

    private void settle(K key) {
        pending.asMap().computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    }
}
