package io.rivulet.session.key;

import io.rivulet.platform.limits.CpuTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Signing keys for tests, in memory. */
public final class Keys {

    private Keys() {}

    public static SigningKeys configured(String jwk, CpuTasks cpu) {
        return new SigningKeys(new Memory(), cpu, terms(jwk), Clock.systemUTC(), System::nanoTime);
    }

    static KeyTerms terms(@Nullable String configured) {
        return new KeyTerms(configured, Duration.ofDays(30), Duration.ofHours(1), Duration.ofDays(60));
    }

    /** A store that nodes share, in which a rival may be faster and which may fail a few times. */
    static final class Memory implements SigningKeys.Store {

        final AtomicInteger offered = new AtomicInteger();
        final AtomicInteger broken = new AtomicInteger();
        final AtomicInteger read = new AtomicInteger();
        final ConcurrentSkipListMap<Long, StoredKey> kept = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
        volatile @Nullable String rival;

        @Override
        public Flux<StoredKey> all() {
            return Flux.defer(() -> {
                read.incrementAndGet();
                return broken.getAndDecrement() > 0
                        ? Flux.error(new IllegalStateException("away"))
                        : Flux.fromIterable(kept.values());
            });
        }

        @Override
        public Mono<Void> offer(StoredKey key, String kid) {
            return Mono.fromRunnable(() -> {
                offered.incrementAndGet();
                var faster = rival;
                kept.putIfAbsent(
                        key.generation(),
                        faster == null ? key : new StoredKey(key.generation(), key.signsFrom(), faster));
            });
        }

        @Override
        public Mono<Void> forget(Instant now, Duration longestUse) {
            return Mono.fromRunnable(() -> kept.values().stream()
                    .filter(key -> key.signsFrom().isBefore(now.minus(longestUse)))
                    .findFirst()
                    .ifPresent(newestOld ->
                            kept.tailMap(newestOld.generation(), false).clear()));
        }
    }
}
