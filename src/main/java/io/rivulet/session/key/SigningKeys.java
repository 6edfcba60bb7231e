package io.rivulet.session.key;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.rivulet.platform.limits.CpuTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The keys that tokens are signed with: the configured one alone, or those that the nodes make for all. */
public final class SigningKeys {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** However many unknown ids come, PostgreSQL is asked once in this time. */
    private static final Duration BREATH = Duration.ofSeconds(1);

    private static final String RING = "ring";

    /** Where nodes agree on keys. */
    interface Store {

        /** The newest first. */
        Flux<StoredKey> all();

        /** Keeps the key unless there is one of its generation. */
        Mono<Void> offer(StoredKey key, String kid);

        Mono<Void> forget(Instant now, Duration longestUse);
    }

    private final Store store;
    private final CpuTasks cpu;
    private final KeyTerms terms;
    private final Clock clock;
    private final Ticker ticker;
    /** One entry: one flight for all who ask, and nothing is kept of what failed. */
    private final AsyncCache<String, KeyRing> known =
            Caffeine.newBuilder().maximumSize(1).buildAsync();

    SigningKeys(Store store, CpuTasks cpu, KeyTerms terms, Clock clock, Ticker ticker) {
        this.store = store;
        this.cpu = cpu;
        this.terms = terms;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** The one that signs now. */
    public Mono<SigningKey> active() {
        return ring().map(ring -> ring.signingAt(clock.instant()));
    }

    /** What another node has made a moment ago is asked for; empty for what nobody has made. */
    public Mono<SigningKey> find(String kid) {
        return ring().flatMap(ring -> Mono.justOrEmpty(ring.find(kid))
                .switchIfEmpty(Mono.defer(() -> newer(ring)).flatMap(newer -> Mono.justOrEmpty(newer.find(kid)))));
    }

    Mono<JWKSet> shown() {
        return ring().map(KeyRing::shown);
    }

    /** Makes the next key when it is time, forgets those of which no token is left, and reads what the others made. */
    Mono<Void> renew() {
        return isConfigured() ? Mono.empty() : ring().flatMap(this::rotated).then(reread());
    }

    private Mono<Void> rotated(KeyRing ring) {
        var now = clock.instant();
        var next = ring.isNextDue(now, terms)
                ? offered(ring.nextGeneration(), ring.nextSignsFrom(now, terms))
                : Mono.<Void>empty();
        return next.then(store.forget(now, terms.longestUse()));
    }

    private Mono<Void> reread() {
        return Mono.defer(this::read).doOnNext(this::keep).then();
    }

    private void keep(KeyRing ring) {
        known.synchronous().put(RING, ring);
    }

    private Mono<KeyRing> newer(KeyRing ring) {
        if (isConfigured() || !ring.isOlderThan(BREATH, ticker.read())) {
            return Mono.empty();
        }
        known.synchronous().asMap().remove(RING, ring);
        return ring();
    }

    private Mono<KeyRing> ring() {
        return Mono.fromFuture(
                () -> known.get(
                        RING, (key, executor) -> first().timeout(LONGEST_WAIT).toFuture()),
                true);
    }

    private Mono<KeyRing> first() {
        var configured = terms.configured();
        return configured != null
                ? ring(List.of(new StoredKey(1, Instant.EPOCH, configured)))
                : read().switchIfEmpty(
                                Mono.defer(() -> offered(1, clock.instant()).then(read())));
    }

    private Mono<KeyRing> read() {
        return store.all().collectList().filter(keys -> !keys.isEmpty()).flatMap(this::ring);
    }

    private Mono<KeyRing> ring(List<StoredKey> keys) {
        long readAt = ticker.read();
        return cpu.run(() -> {
            var links = new ArrayList<KeyRing.Link>(keys.size());
            for (var stored : keys) {
                links.add(new KeyRing.Link(stored.generation(), stored.signsFrom(), SigningKey.parse(stored.jwk())));
            }
            return new KeyRing(List.copyOf(links), readAt);
        });
    }

    private Mono<Void> offered(long generation, Instant signsFrom) {
        return cpu.run(SigningKey::generate)
                .flatMap(key -> store.offer(stored(generation, signsFrom, key), key.getKeyID()));
    }

    private static StoredKey stored(long generation, Instant signsFrom, ECKey key) {
        return new StoredKey(generation, signsFrom, key.toJSONString());
    }

    private boolean isConfigured() {
        return terms.configured() != null;
    }
}
