package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolBuilder;

/** How many programs run at the same time: a quick lane for what somebody waits for, a slow one for transcodes. */
@Component
class Lanes {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final InstrumentedPool<Slot> quick;
    private final InstrumentedPool<Slot> slow;

    Lanes(MediaProperties settings) {
        quick = lane(settings.lanes().quick(), settings.lanes().waiting());
        slow = lane(settings.lanes().slow(), settings.lanes().waiting());
    }

    <T> Mono<T> quickly(Mono<T> work) {
        return in(quick, work);
    }

    <T> Mono<T> slowly(Mono<T> work) {
        return in(slow, work);
    }

    private static <T> Mono<T> in(InstrumentedPool<Slot> lane, Mono<T> work) {
        return lane.withPoolable(slot -> work)
                .next()
                .onErrorMap(
                        PoolAcquirePendingLimitException.class,
                        full -> MediaError.PROCESSING_BUSY
                                .because("Too many videos are being worked on: try again in a few seconds")
                                .retryAfter(ASK_AGAIN));
    }

    private static InstrumentedPool<Slot> lane(int slots, int waiting) {
        return PoolBuilder.from(Mono.fromSupplier(Slot::new))
                .sizeBetween(0, slots)
                .maxPendingAcquire(waiting)
                .buildPool();
    }

    private record Slot() {}
}
