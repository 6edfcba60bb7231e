package io.rivulet.media.delivery;

import io.rivulet.media.MediaAddress;
import io.rivulet.media.MediaError;
import io.rivulet.media.PendingObjects;
import io.rivulet.platform.s3.NoSuchObjectException;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.s3.StoredObject;
import io.rivulet.platform.web.ApiException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Deliverable objects: those in the store, and why others are not there. */
@Component
class MediaObjects {

    private static final Logger LOG = LoggerFactory.getLogger(MediaObjects.class);

    private final WithheldObjects withheld;
    private final KnownObjects known;
    private final ObjectStore store;
    private final PendingObjects pending;
    private final DeliveryProperties settings;

    MediaObjects(
            WithheldObjects withheld,
            KnownObjects known,
            ObjectStore store,
            PendingObjects pending,
            DeliveryProperties settings) {
        this.withheld = withheld;
        this.known = known;
        this.store = store;
        this.pending = pending;
        this.settings = settings;
    }

    Mono<Deliverable> require(MediaAddress address) {
        return withheld.refuse(address).flatMap(this::find);
    }

    private Mono<Deliverable> find(MediaAddress address) {
        return known.find(address.key())
                .onErrorMap(this::storeFailed)
                .switchIfEmpty(Mono.defer(() -> explainAbsence(address)))
                .map(object -> new Deliverable(address, object));
    }

    Flux<ByteBuffer> read(MediaAddress address, ByteRange range) {
        return Flux.defer(() -> {
            var begun = new AtomicBoolean();
            return store.read(address.key(), range.first(), range.last())
                    .doOnNext(chunk -> begun.setPlain(true))
                    .onErrorMap(failure -> begun.getPlain() ? brokenOff(failure) : notBegun(address, failure));
        });
    }

    private Throwable notBegun(MediaAddress address, Throwable failure) {
        if (failure instanceof NoSuchObjectException) {
            known.forget(address.key());
            return notFound();
        }
        return storeFailed(failure);
    }

    /** Mostly a viewer who paused for long; players go on with a Range. Nobody can be told but by closing. */
    private static Throwable brokenOff(Throwable failure) {
        LOG.debug("A delivery was broken off: {}", failure.toString());
        return new AbortedException("The object's bytes stopped coming");
    }

    private Mono<StoredObject> explainAbsence(MediaAddress address) {
        return pending.find(address.key())
                .flatMap(absence -> this.<StoredObject>refuse(absence))
                .switchIfEmpty(Mono.defer(() -> lookOnceMore(address)));
    }

    /** The object may have arrived, and its row gone, between the look into the store and that into the table. */
    private Mono<StoredObject> lookOnceMore(MediaAddress address) {
        return known.find(address.key())
                .onErrorMap(this::storeFailed)
                .switchIfEmpty(Mono.error(MediaObjects::notFound));
    }

    private <T> Mono<T> refuse(PendingObjects.Absence absence) {
        return Mono.error(() -> absence.isPending()
                ? MediaError.MEDIA_NOT_READY
                        .because("This is still being made: ask again in a moment")
                        .retryAfter(settings.retryAfter())
                : MediaError.MEDIA_GONE.because(absence.failure()));
    }

    private static ApiException notFound() {
        return MediaError.MEDIA_NOT_FOUND.because("There is nothing at this address: take it from the video's entry");
    }

    private ApiException storeFailed(Throwable failure) {
        LOG.warn("The object store failed: {}", failure.toString());
        return MediaError.STORE_UNAVAILABLE
                .because("The store does not answer: ask again in a moment")
                .retryAfter(settings.retryAfter());
    }
}
