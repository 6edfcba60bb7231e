package io.rivulet.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import org.springframework.stereotype.Component;

/** What Netty's allocators have taken from the system for buffers, beside the heap. */
@Component
class NettyMemory implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge("pooled", PooledByteBufAllocator.DEFAULT, meters);
        if (!ByteBufAllocator.DEFAULT.equals(PooledByteBufAllocator.DEFAULT)
                && ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider allocator) {
            gauge("default", allocator, meters);
        }
    }

    private static void gauge(String name, ByteBufAllocatorMetricProvider allocator, MeterRegistry meters) {
        Gauge.builder(
                        "rivulet.netty.direct.memory",
                        allocator,
                        netty -> netty.metric().usedDirectMemory())
                .tag("allocator", name)
                .baseUnit("bytes")
                .register(meters);
    }
}
