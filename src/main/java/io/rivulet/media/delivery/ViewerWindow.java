package io.rivulet.media.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Lets only so many chunks wait for a socket. The server asks for 128 at once and would hold a megabyte for each viewer
 * who pauses; here the next chunk is asked for when an earlier one was really sent, which is when its memory is freed.
 */
record ViewerWindow(int chunks) {

    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

    Flux<DataBuffer> over(Flux<ByteBuffer> source) {
        return source.transform(Operators.<ByteBuffer, DataBuffer>lift((origin, viewer) -> new Gate(viewer, chunks)));
    }

    private static final class Gate implements CoreSubscriber<ByteBuffer>, Subscription {

        private final CoreSubscriber<? super DataBuffer> viewer;
        private final int chunks;
        private final AtomicLong wanted = new AtomicLong();
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong asked = new AtomicLong();
        private Subscription source = Operators.emptySubscription();

        Gate(CoreSubscriber<? super DataBuffer> viewer, int chunks) {
            this.viewer = viewer;
            this.chunks = chunks;
        }

        @Override
        public Context currentContext() {
            return viewer.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source = subscription;
            viewer.onSubscribe(this);
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            var direct = BUFFERS.getByteBufAllocator()
                    .directBuffer(chunk.remaining())
                    .writeBytes(chunk);
            viewer.onNext(BUFFERS.wrap(new Sent(direct, this::oneMoreSent)));
        }

        @Override
        public void onError(Throwable failure) {
            viewer.onError(failure);
        }

        @Override
        public void onComplete() {
            viewer.onComplete();
        }

        @Override
        public void request(long count) {
            if (Operators.validate(count)) {
                wanted.accumulateAndGet(count, Operators::addCap);
                ask();
            }
        }

        @Override
        public void cancel() {
            source.cancel();
        }

        private void oneMoreSent() {
            sent.incrementAndGet();
            ask();
        }

        private void ask() {
            long allowed = Math.min(wanted.get(), sent.get() + chunks);
            long before = asked.getAndAccumulate(allowed, Math::max);
            if (allowed > before) {
                source.request(allowed - before);
            }
        }
    }

    /** A chunk that tells when its memory is given back: after it went out, or was thrown away. */
    private static final class Sent extends CompositeByteBuf {

        private final Runnable freed;

        Sent(ByteBuf chunk, Runnable freed) {
            super(allocator(), true, 1);
            this.freed = freed;
            addComponent(true, chunk);
        }

        @Override
        protected void deallocate() {
            super.deallocate();
            freed.run();
        }

        private static ByteBufAllocator allocator() {
            return PooledByteBufAllocator.DEFAULT;
        }
    }
}
