package io.rivulet.upload.engine;

import io.netty.buffer.ByteBuf;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.memory.MemoryExhaustedException;
import io.rivulet.upload.memory.Piece;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.pool.PooledRef;

/**
 * The bytes of one request on their way: at most two pieces are held, being filled or on their way to the store, and what
 * comes then waits, which is how the speed of the store reaches the socket. Each write begins after the one before it has
 * ended; {@link #rest}, {@link #close} and what {@link Holdings} asks may come from any thread.
 */
final class Inflow {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Storing storing;
    private final Workshop workshop;
    private final Pressure pressure;

    private Piece filling = new Piece();
    /** The places of the newest pieces, which come free in their order; what failed is known to {@link Storing}. */
    private CompletableFuture<@Nullable Void> older = CompletableFuture.completedFuture(null);

    private CompletableFuture<@Nullable Void> newest = older;
    private boolean closed;
    private boolean mayFinish;
    private volatile boolean mayFlush = true;

    Inflow(Storing storing, Workshop workshop, Pressure pressure) {
        this.storing = storing;
        this.workshop = workshop;
        this.pressure = pressure;
    }

    /** Copies the bytes, waiting where memory or the store is slower than the client; the caller still owns them. */
    Mono<Void> write(ByteBuf bytes) {
        return Mono.defer(() -> step(bytes)).repeat(bytes::isReadable).then();
    }

    /** Stores all that has come; the last bytes of an upload only with its sender's permission to finish it. */
    Mono<Void> finish(Mono<Void> permission) {
        return Mono.defer(() -> isWhole() ? permission.then(Mono.fromRunnable(this::allowToFinish)) : Mono.empty())
                .then(drain())
                .then(Mono.defer(storing::conclude));
    }

    /** Begins to store what is there; does nothing while something is being stored. */
    synchronized void rest() {
        if (!closed && !isBusy() && !filling.isEmpty()) {
            begin();
        }
    }

    /** Stores what can be stored and gives the memory back, whatever state the upload is in. */
    Mono<Void> close() {
        return Mono.defer(this::ended)
                .then(drain())
                .onErrorComplete()
                .then(Mono.defer(this::settled))
                .then(Mono.defer(storing::discard))
                .then(Mono.defer(this::dropped));
    }

    /** Gives the memory back; what is not stored yet is not. */
    Mono<Void> abandon() {
        return Mono.fromRunnable(() -> mayFlush = false).then(close());
    }

    /** How far the bytes go that have come. */
    synchronized long offset() {
        return storing.begun() + filling.size();
    }

    /** What the piece that is being filled has cost so far; 0 where it cannot be stored now. */
    synchronized double weight(long now) {
        return closed || isBusy() || filling.isEmpty() || isWhole() ? 0 : filling.weight(now);
    }

    /** How many segments come free without anybody's doing. */
    int segmentsBeingStored() {
        return storing.segments();
    }

    /** Whether bytes have waited for longer than that. */
    synchronized boolean isOld(Duration age, long now) {
        return !filling.isEmpty() && filling.age(now) > age.toNanos();
    }

    private Mono<Void> step(ByteBuf bytes) {
        return switch (copy(bytes)) {
            case DONE -> Mono.empty();
            case PIECE_FULL -> cut();
            case NO_ROOM -> room();
        };
    }

    private enum Copied {
        DONE,
        PIECE_FULL,
        NO_ROOM
    }

    private synchronized Copied copy(ByteBuf bytes) {
        requireOpen();
        storing.requireRoom(filling.size() + bytes.readableBytes());
        if (areTwoUnderWay()) {
            return Copied.PIECE_FULL;
        }
        long left = storing.target() - filling.size();
        if (left > 0 && !filling.isFull()) {
            filling.fill(bytes, left);
            return bytes.isReadable() ? copy(bytes) : Copied.DONE;
        }
        return left <= 0 ? Copied.PIECE_FULL : Copied.NO_ROOM;
    }

    private Mono<Void> room() {
        return Mono.defer(() -> {
                    pressure.relieve();
                    return workshop.segments().acquire();
                })
                .onErrorMap(MemoryExhaustedException.class, full -> busy())
                .flatMap(this::keep);
    }

    private static Throwable busy() {
        return UploadError.UPLOADS_BUSY
                .because("Too many uploads at once: try again in a moment")
                .retryAfter(SOON);
    }

    /** Begins to store the piece, or waits until there may be another. */
    private Mono<Void> cut() {
        return Mono.defer(() -> {
            var before = storeOrWait();
            return before == null ? Mono.empty() : Mono.fromFuture(before, true);
        });
    }

    /** Ends when nothing is held that may be stored. */
    private Mono<Void> drain() {
        return Mono.defer(() -> {
            var current = storeAndWait();
            // a client that goes away does not end what is being stored
            return current == null
                    ? Mono.empty()
                    : Mono.fromFuture(current, true).then(drain());
        });
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> storeOrWait() {
        requireOpen();
        if (areTwoUnderWay()) {
            return older;
        }
        if (filling.isEmpty()) {
            return null;
        }
        if (!mayBegin()) {
            return storing.settled();
        }
        begin();
        return null;
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> storeAndWait() {
        boolean isThereMore = isWhole() ? mayFinish && !storing.isOver() : !filling.isEmpty();
        if (mayBegin() && isThereMore && !(closed && (storing.isStaged() || !mayFlush))) {
            storing.requireSound();
            begin();
        }
        if (isBusy()) {
            return storing.settled();
        }
        storing.requireSound();
        return null;
    }

    /** Whatever became of it, nothing is on its way any more. */
    private synchronized Mono<Void> settled() {
        return Mono.fromFuture(storing.settled(), true);
    }

    // From here on: whose a piece is. An upload may be closed by another thread at any moment.

    private boolean isBusy() {
        return !storing.isSettled();
    }

    /** Then nothing is being filled. */
    private boolean areTwoUnderWay() {
        return !older.isDone();
    }

    private boolean mayBegin() {
        return !isBusy() || (!areTwoUnderWay() && storing.mayFollow(filling.size()));
    }

    private synchronized boolean isWhole() {
        return storing.isWholeWith(filling.size());
    }

    private synchronized void allowToFinish() {
        mayFinish = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new CancellationException("The upload has ended");
        }
        storing.requireSound();
    }

    /** Running futures rather than steps of the pipeline, so that the next piece fills meanwhile. */
    private void begin() {
        if (isWhole() && !mayFinish) {
            return;
        }
        var piece = filling;
        filling = new Piece();
        older = newest;
        newest = storing.store(piece).handle((done, failed) -> relieved());
    }

    private @Nullable Void relieved() {
        pressure.relieveSoon();
        return null;
    }

    private synchronized Mono<Void> keep(PooledRef<ByteBuffer> segment) {
        if (closed) {
            return segment.release().then(Mono.error(() -> new CancellationException("The upload has ended")));
        }
        filling.add(segment);
        return Mono.empty();
    }

    private synchronized Mono<Void> ended() {
        closed = true;
        return Mono.empty();
    }

    private synchronized Mono<Void> dropped() {
        var rest = filling;
        filling = new Piece();
        return rest.release();
    }
}
