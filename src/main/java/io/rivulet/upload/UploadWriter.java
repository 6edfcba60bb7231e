package io.rivulet.upload;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.pool.PooledRef;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One file on its way into one S3 multipart upload: at most two parts are held, one being filled while the one before
 * it is sent, and a third waits for the first, which is how the speed of S3 reaches the socket. Each write begins after
 * the one before it has ended; only {@link #release} may come from another thread at any time.
 */
final class UploadWriter {

    private static final Duration LAST_PART = Duration.ofSeconds(3);

    private final UploadTarget target;
    private final PartBuffers buffers;
    private final List<CompletedPart> sent = new ArrayList<>();

    private @Nullable PooledRef<ByteBuffer> filling;
    private volatile @Nullable CompletableFuture<@Nullable CompletedPart> sending;
    private boolean released;
    private int number;
    private long size;

    UploadWriter(UploadTarget target, PartBuffers buffers) {
        this.target = target;
        this.buffers = buffers;
    }

    long size() {
        return size;
    }

    /** Copies the bytes, waiting where memory or S3 is slower than the client; the caller still owns them. */
    Mono<Void> write(ByteBuf bytes) {
        return filledWithRoomToSpare(bytes)
                ? Mono.empty()
                : buffer().flatMap(part -> filledUp(part, bytes) ? send(part) : Mono.empty())
                        .then(Mono.defer(() -> bytes.isReadable() ? write(bytes) : Mono.empty()));
    }

    /** Sends what is left; all parts are in S3 afterwards, but no object yet. */
    Mono<StoredParts> finish() {
        return Mono.defer(() -> Mono.justOrEmpty(filling()).flatMap(this::send))
                .then(Mono.defer(this::awaitSending))
                .then(Mono.fromSupplier(() -> new StoredParts(target, List.copyOf(sent), size)));
    }

    /**
     * Gives the memory back, whatever state the upload is in. A part that is on its way is waited for: S3 may store one
     * that it receives while the upload is being aborted. A store that is stuck is not waited for long.
     */
    Mono<Void> release() {
        return Mono.defer(() -> {
            var unsent = end();
            return awaitSending()
                    .timeout(LAST_PART)
                    .onErrorResume(failure -> Mono.fromRunnable(this::cancelSending))
                    .then(unsent == null ? Mono.empty() : unsent.release());
        });
    }

    private Mono<PooledRef<ByteBuffer>> buffer() {
        return Mono.defer(() -> {
            var current = filling();
            return current != null ? Mono.just(current) : buffers.acquire().flatMap(this::keep);
        });
    }

    private Mono<Void> send(PooledRef<ByteBuffer> part) {
        return awaitSending().then(Mono.fromRunnable(() -> begin(part)));
    }

    private Mono<Void> awaitSending() {
        // a client that goes away does not end what is being sent: see release()
        return Mono.defer(() -> {
                    var running = sending;
                    return running == null ? Mono.empty() : Mono.fromFuture(running, true);
                })
                .doOnNext(part -> {
                    sent.add(part);
                    sending = null;
                })
                .then();
    }

    private void cancelSending() {
        var running = sending;
        if (running != null) {
            running.cancel(true);
        }
    }

    // From here on: whose a buffer is. An upload may be released by another thread at any moment, and from then on its
    // buffer is somebody else's.

    private synchronized @Nullable PooledRef<ByteBuffer> filling() {
        return filling;
    }

    private synchronized Mono<PooledRef<ByteBuffer>> keep(PooledRef<ByteBuffer> acquired) {
        if (released) {
            return acquired.release().then(Mono.error(() -> new CancellationException("The upload has ended")));
        }
        filling = acquired;
        return Mono.just(acquired);
    }

    private synchronized boolean filledWithRoomToSpare(ByteBuf bytes) {
        var part = filling;
        return part != null && bytes.readableBytes() < part.poolable().remaining() && !filledUp(part, bytes);
    }

    /** Whether the part is full now. */
    private synchronized boolean filledUp(PooledRef<ByteBuffer> part, ByteBuf bytes) {
        if (!part.equals(filling)) {
            throw new CancellationException("The upload has ended");
        }
        var room = part.poolable();
        int length = Math.min(room.remaining(), bytes.readableBytes());
        int end = room.limit();
        bytes.readBytes(room.limit(room.position() + length));
        room.limit(end);
        size += length;
        return !room.hasRemaining();
    }

    private synchronized void begin(PooledRef<ByteBuffer> part) {
        if (!part.equals(filling)) {
            throw new CancellationException("The upload has ended");
        }
        filling = null;
        int next = ++number;
        // a running future rather than a step of the pipeline, so that the next part fills meanwhile
        sending = Mono.usingWhen(
                        Mono.just(part),
                        full -> target.send(next, full.poolable().flip()),
                        PooledRef::release)
                .toFuture();
    }

    private synchronized @Nullable PooledRef<ByteBuffer> end() {
        var unsent = filling;
        released = true;
        filling = null;
        return unsent;
    }
}
