package io.rivulet.session;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The key that tokens are signed with: the configured one, or one that the first node made for all. */
final class SigningKeys {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** Where nodes agree on one key. */
    interface Store {

        Mono<String> findActive();

        /** Keeps the key unless there is an active one already. */
        Mono<Void> offer(String kid, String jwk);
    }

    private final Store store;
    private final CpuTasks cpu;
    private final Mono<SigningKey> active;

    SigningKeys(Store store, CpuTasks cpu, @Nullable String configured) {
        this.store = store;
        this.cpu = cpu;
        // what failed is tried again by the next caller
        this.active = (configured == null ? shared() : Mono.just(configured))
                .flatMap(jwk -> cpu.run(() -> SigningKey.parse(jwk)))
                .timeout(LONGEST_WAIT)
                .cacheInvalidateIf(key -> false);
    }

    Mono<SigningKey> active() {
        return active;
    }

    private Mono<String> shared() {
        return store.findActive().switchIfEmpty(Mono.defer(this::agreed));
    }

    private Mono<String> agreed() {
        return cpu.run(SigningKey::generate).flatMap(this::offer).then(store.findActive());
    }

    private Mono<Void> offer(ECKey key) {
        return store.offer(key.getKeyID(), key.toJSONString());
    }
}
