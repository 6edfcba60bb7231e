package io.rivulet.upload.engine;

import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.engine.ProgressRepository.Mine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The uploads that this node holds the leases of. */
@Component
class Holdings {

    private static final Retry THRICE = Retry.backoff(3, Duration.ofMillis(50));

    /** No other node has this name, nor this one after its next start. */
    private final String node = UUID.randomUUID().toString();

    private final Set<Holding> held = ConcurrentHashMap.newKeySet();
    private final LeaseRepository leases;
    private final UploadRepository uploads;
    private final Workshop workshop;
    private final EngineProperties properties;
    private final LargestUpload largest;

    Holdings(
            LeaseRepository leases,
            UploadRepository uploads,
            Workshop workshop,
            EngineProperties properties,
            LargestUpload largest) {
        this.leases = leases;
        this.uploads = uploads;
        this.workshop = workshop;
        this.properties = properties;
        this.largest = largest;
    }

    /**
     * Empty when somebody was faster. A sender that goes away meanwhile leaves no lease behind, which would last until
     * it runs out.
     */
    Mono<Holding> take(UploadRow row, @Nullable ExpectedChecksum checksum) {
        return Mono.defer(() -> {
            var taking = leases.take(row, node, properties.lease())
                    .flatMap(lease -> hold(row.id(), lease, checksum))
                    .toFuture();
            var isTaken = new AtomicBoolean();
            return Mono.fromFuture(taking, true)
                    .doOnNext(holding -> isTaken.set(true))
                    .doOnCancel(() -> {
                        if (!isTaken.get()) {
                            giveBack(taking);
                        }
                    });
        });
    }

    private void giveBack(CompletableFuture<@Nullable Holding> taking) {
        var _ = Mono.fromFuture(taking).flatMap(this::close).toFuture();
    }

    /** A form's file, of which nobody else knows; its row is written when its first bytes are to be stored. */
    Holding begin(String objectToken) {
        var lease = new LeaseRepository.Lease(1, 0);
        var mine = Mono.defer(() -> leases.begin(objectToken, node, properties.lease()))
                .map(id -> new Mine(id, lease.fence()));
        var holding = hold(lot(UploadRow.ofForm(objectToken), mine), lease, null);
        enter(holding);
        return holding;
    }

    /** Gives the memory back; the lease ends with the row. */
    Mono<Void> leave(Holding holding) {
        return holding.inflow().abandon().doFinally(end -> held.remove(holding));
    }

    /** From now on its lease is renewed until it is closed. */
    void enter(Holding holding) {
        held.add(holding);
    }

    /** Stores what can be stored, then gives the lease back. */
    Mono<Void> close(Holding holding) {
        return holding.inflow().close().then(release(holding)).doFinally(end -> {
            held.remove(holding);
            holding.end();
        });
    }

    private Mono<Void> release(Holding holding) {
        return holding.lot()
                .mine()
                .flatMap(mine -> leases.release(mine, holding.lastPart()))
                .retryWhen(THRICE)
                // it runs out
                .onErrorComplete();
    }

    @Nullable
    Holding find(long id) {
        return held.stream().filter(holding -> holding.isOf(id)).findAny().orElse(null);
    }

    Collection<Holding> all() {
        return List.copyOf(held);
    }

    /**
     * The row is read again under the lease: a holder whose lease had run out may have written until the fence rose, and
     * what counts would be overwritten by who goes on from before.
     */
    private Mono<Holding> hold(long id, LeaseRepository.Lease lease, @Nullable ExpectedChecksum checksum) {
        return uploads.find(id)
                .map(row -> hold(lot(row, Mono.just(new Mine(id, lease.fence()))), lease, checksum))
                .delayUntil(holding -> holding.lot().mine());
    }

    private Lot lot(UploadRow row, Mono<Mine> mine) {
        return new Lot(row, mine, workshop.memory().partSize().toBytes(), largest.bytes());
    }

    private Holding hold(Lot lot, LeaseRepository.Lease lease, @Nullable ExpectedChecksum checksum) {
        var sending = new Sending(lot, lease, workshop);
        var storing = new Storing(lot, sending, workshop, Verification.of(checksum));
        return new Holding(
                lot, sending, storing, new Inflow(storing, workshop, new Pressure(this, workshop.segments())));
    }
}
