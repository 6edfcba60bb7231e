package io.rivulet.media.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.s3.StoredObject;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The size and date of delivered objects, which never change, so that a warm play costs one call to the store. */
@Component
class KnownObjects {

    private final Cache<String, StoredObject> known;
    private final ObjectStore store;

    KnownObjects(DeliveryProperties settings, ObjectStore store) {
        known = Caffeine.newBuilder().maximumSize(settings.knownObjects()).build();
        this.store = store;
    }

    /** Empty when the store has no such object. */
    Mono<StoredObject> find(String key) {
        var object = known.getIfPresent(key);
        return object != null ? Mono.just(object) : store.head(key).doOnNext(found -> known.put(key, found));
    }

    void forget(String key) {
        known.invalidate(key);
    }
}
