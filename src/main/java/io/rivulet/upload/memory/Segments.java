package io.rivulet.upload.memory;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/** The memory of all uploads of this node: direct buffers of one size, as many as fit, waited for in turn. */
@Component
public final class Segments {

    private static final int MAX_WAITING = 10_000;

    private final InstrumentedPool<ByteBuffer> pool;
    private final int size;
    private final Duration wait;

    public Segments(MemoryProperties properties) {
        this.size = properties.segmentSize();
        this.wait = properties.memoryWait();
        this.pool = PoolBuilder.from(Mono.fromSupplier(() -> ByteBuffer.allocateDirect(size)))
                .sizeBetween(0, properties.segments())
                .maxPendingAcquire(MAX_WAITING)
                .releaseHandler(buffer -> Mono.fromRunnable(buffer::clear))
                .buildPool();
    }

    /** Fails with {@link MemoryExhaustedException} when none became free in time. */
    public Mono<PooledRef<ByteBuffer>> acquire() {
        return pool.acquire(wait)
                .onErrorMap(PoolAcquireTimeoutException.class, late -> new MemoryExhaustedException())
                .onErrorMap(PoolAcquirePendingLimitException.class, full -> new MemoryExhaustedException());
    }

    /** Whether the next one has to be waited for. */
    public boolean isShort() {
        return held() >= max() || waiting() > 0;
    }

    /** Bytes of each. */
    public int size() {
        return size;
    }

    public int max() {
        return pool.config().allocationStrategy().permitMaximum();
    }

    public int waiting() {
        return pool.metrics().pendingAcquireSize();
    }

    /** How many are held right now; zero when nothing is on its way. */
    public int held() {
        return pool.metrics().acquiredSize();
    }
}
