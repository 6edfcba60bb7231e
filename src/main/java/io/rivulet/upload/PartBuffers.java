package io.rivulet.upload;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** The memory of all uploads of this node: a fixed number of part-sized direct buffers, waited for in turn. */
@Component
class PartBuffers {

    private static final int MAX_WAITING = 1_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final InstrumentedPool<ByteBuffer> pool;
    private final Duration wait;

    PartBuffers(UploadProperties properties) {
        int size = Math.toIntExact(properties.partSize().toBytes());
        this.wait = properties.memoryWait();
        this.pool = PoolBuilder.from(Mono.fromSupplier(() -> ByteBuffer.allocateDirect(size)))
                .sizeBetween(0, properties.parts())
                .maxPendingAcquire(MAX_WAITING)
                .releaseHandler(buffer -> Mono.fromRunnable(buffer::clear))
                .buildPool();
    }

    Mono<PooledRef<ByteBuffer>> acquire() {
        return pool.acquire(wait)
                .onErrorMap(PoolAcquireTimeoutException.class, late -> busy())
                .onErrorMap(PoolAcquirePendingLimitException.class, full -> busy());
    }

    int max() {
        return pool.config().allocationStrategy().permitMaximum();
    }

    int waiting() {
        return pool.metrics().pendingAcquireSize();
    }

    /** How many parts are held right now; zero when nothing is on its way. */
    int held() {
        return pool.metrics().acquiredSize();
    }

    private static Throwable busy() {
        return UploadError.UPLOADS_BUSY
                .because("Too many uploads at once: try again in a moment")
                .retryAfter(SOON);
    }
}
