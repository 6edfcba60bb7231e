package io.rivulet.platform.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import java.util.function.IntSupplier;

/**
 * How much is read from a socket at once. It grows with what comes, as usual, and beyond the usual while few connections are
 * open: a large file needs fewer reads then, and many of them need no more memory than before.
 */
final class ReadSizes extends AdaptiveRecvByteBufAllocator {

    static final int MOST = 256 * 1024;

    /** What each may read, however many there are. */
    static final int USUAL = 64 * 1024;

    /** What all together may read beyond that. */
    private static final int SHARED = 4 << 20;

    private static final int LEAST = 64;
    private static final int FIRST = 2048;

    /** Then it is another connection's turn. */
    private static final int READS_IN_A_ROW = 4;

    private final IntSupplier connections;

    ReadSizes(IntSupplier connections) {
        super(LEAST, FIRST, MOST);
        this.connections = connections;
        maxMessagesPerRead(READS_IN_A_ROW);
    }

    @Override
    public RecvByteBufAllocator.ExtendedHandle newHandle() {
        return new Shared((RecvByteBufAllocator.ExtendedHandle) super.newHandle());
    }

    private int share() {
        return Math.clamp(SHARED / Math.max(1, connections.getAsInt()), USUAL, MOST);
    }

    private final class Shared extends RecvByteBufAllocator.DelegatingHandle
            implements RecvByteBufAllocator.ExtendedHandle {

        private final RecvByteBufAllocator.ExtendedHandle adaptive;

        Shared(RecvByteBufAllocator.ExtendedHandle adaptive) {
            super(adaptive);
            this.adaptive = adaptive;
        }

        @Override
        public int guess() {
            return Math.min(adaptive.guess(), share());
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator buffers) {
            return buffers.ioBuffer(guess());
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier mayBeMore) {
            return adaptive.continueReading(mayBeMore);
        }
    }
}
