package io.rivulet.upload;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.pool.PooledRef;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One file on its way into one S3 multipart upload: at most two parts are held, one being filled while the one before
 * it is sent, and a third waits for the first, which is how the speed of S3 reaches the socket. Not thread-safe: each
 * call begins after the one before it has ended.
 */
final class UploadWriter {

    private static final Duration LAST_PART = Duration.ofSeconds(3);

    private final UploadTarget target;
    private final PartBuffers buffers;
    private final List<CompletedPart> sent = new ArrayList<>();

    private @Nullable PooledRef<ByteBuffer> filling;
    private @Nullable CompletableFuture<@Nullable CompletedPart> sending;
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
        if (filling != null && bytes.readableBytes() < filling.poolable().remaining()) {
            fill(filling.poolable(), bytes);
            return Mono.empty();
        }
        return buffer().flatMap(part -> {
                    fill(part.poolable(), bytes);
                    return part.poolable().hasRemaining() ? Mono.empty() : send(part);
                })
                .then(Mono.defer(() -> bytes.isReadable() ? write(bytes) : Mono.empty()));
    }

    /** Sends what is left; all parts are in S3 afterwards, but no object yet. */
    Mono<StoredParts> finish() {
        return Mono.defer(() -> filling == null ? Mono.empty() : send(filling))
                .then(Mono.defer(this::awaitSending))
                .then(Mono.fromSupplier(() -> new StoredParts(target, List.copyOf(sent), size)));
    }

    /**
     * Gives the memory back, whatever state the upload is in. A part that is on its way is waited for: S3 may store one
     * that it receives while the upload is being aborted. A store that is stuck is not waited for long.
     */
    Mono<Void> release() {
        return Mono.defer(() -> {
            var unsent = filling;
            filling = null;
            return awaitSending()
                    .timeout(LAST_PART)
                    .onErrorResume(failure -> Mono.fromRunnable(this::cancelSending))
                    .then(unsent == null ? Mono.empty() : unsent.release());
        });
    }

    private void cancelSending() {
        if (sending != null) {
            sending.cancel(true);
        }
    }

    private Mono<PooledRef<ByteBuffer>> buffer() {
        return Mono.defer(() ->
                filling != null ? Mono.just(filling) : buffers.acquire().doOnNext(acquired -> filling = acquired));
    }

    private void fill(ByteBuffer part, ByteBuf bytes) {
        int length = Math.min(part.remaining(), bytes.readableBytes());
        int end = part.limit();
        bytes.readBytes(part.limit(part.position() + length));
        part.limit(end);
        size += length;
    }

    private Mono<Void> send(PooledRef<ByteBuffer> part) {
        return awaitSending().then(Mono.fromRunnable(() -> {
            filling = null;
            number++;
            // a running future rather than a step of the pipeline, so that the next part fills meanwhile
            sending = Mono.usingWhen(
                            Mono.just(part),
                            full -> target.send(number, full.poolable().flip()),
                            PooledRef::release)
                    .toFuture();
        }));
    }

    private Mono<Void> awaitSending() {
        // a client that goes away does not end what is being sent: see release()
        return Mono.defer(() -> sending == null ? Mono.empty() : Mono.fromFuture(sending, true))
                .doOnNext(part -> {
                    sent.add(part);
                    sending = null;
                })
                .then();
    }
}
