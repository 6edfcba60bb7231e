package io.rivulet.upload.engine;

import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.memory.Piece;
import io.rivulet.upload.store.Tail;
import io.rivulet.upload.store.UploadStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What has become of the pieces of one request: each is acknowledged once it is stored, or, where the request says what
 * its bytes add up to, all of them together at its end.
 */
final class Storing {

    private final Lot lot;
    private final Sending sending;
    private final Acknowledgements acknowledgements;
    private final UploadStore store;
    private final @Nullable Verification verification;

    private volatile Progress acknowledged;
    private volatile Progress progress;
    private volatile @Nullable Throwable failure;
    private volatile boolean over;
    private volatile boolean concluded;
    private volatile boolean finished;
    /** How far the bytes go that were handed over. */
    private final AtomicLong begun;
    /** Segments that come free when their pieces have arrived. */
    private final AtomicInteger segments = new AtomicInteger();

    /** Done when the newest piece counts, and with it all before. */
    private CompletableFuture<@Nullable Void> counted = CompletableFuture.completedFuture(null);

    Storing(Lot lot, Sending sending, Workshop workshop, @Nullable Verification verification) {
        this.lot = lot;
        this.sending = sending;
        this.acknowledgements = workshop.acknowledgements();
        this.store = workshop.store();
        this.verification = verification;
        this.acknowledged = lot.row().progress();
        this.progress = acknowledged;
        this.begun = new AtomicLong(progress.received());
    }

    /**
     * Sends the piece at once; it counts after all those before it. Its place is free, for one more piece, when it has
     * arrived and they count: its own counting keeps nobody waiting.
     */
    CompletableFuture<@Nullable Void> store(Piece piece) {
        begun.addAndGet(piece.size());
        boolean isLast = isWholeWith(0);
        var before = counted;
        var arrived = send(piece, isLast)
                .doOnError(failed -> failure = failed)
                // what went before may count still: nobody gives the upload away until then
                .onErrorResume(failed -> over(before).then(Mono.error(failed)))
                .delayUntil(growth -> Mono.fromFuture(before, true))
                .toFuture();
        counted = Mono.fromFuture(arrived, true)
                .flatMap(growth -> count(growth, isLast))
                .doOnError(failed -> failure = failed)
                .toFuture();
        return arrived.thenApply(growth -> null);
    }

    /** Whether all that was handed over counts, or never will. */
    boolean isSettled() {
        return counted.isDone();
    }

    /** Never fails: what failed is asked for by {@link #requireSound}. */
    CompletableFuture<@Nullable Void> settled() {
        return counted.handle((done, failed) -> null);
    }

    private static Mono<Void> over(CompletableFuture<@Nullable Void> counting) {
        return Mono.fromFuture(counting, true).onErrorComplete();
    }

    private Mono<UnaryOperator<Progress>> send(Piece piece, boolean isLast) {
        int held = piece.segments();
        segments.addAndGet(held);
        return sending.send(piece, isLast, verification == null ? null : verification.sum())
                .doFinally(end -> segments.addAndGet(-held));
    }

    private Mono<Void> count(UnaryOperator<Progress> growth, boolean isLast) {
        var after = growth.apply(progress);
        progress = after;
        return isStaged() ? staged(after, isLast) : acknowledge(after, isLast);
    }

    /** The request is over: what it says its bytes add up to decides whether they count. */
    Mono<Void> conclude() {
        if (verification == null) {
            return Mono.empty();
        }
        requireSound();
        verification.require();
        concluded = true;
        // seen through, whoever goes away meanwhile
        return Mono.fromFuture(() -> acknowledge(progress, isWholeWith(0)).toFuture(), true);
    }

    /** Removes what was stored and does not count. */
    Mono<Void> discard() {
        return !isStaged() || concluded ? Mono.empty() : remove(progress, acknowledged);
    }

    Progress acknowledged() {
        return acknowledged;
    }

    /** How far the bytes go that were stored or are being stored. */
    long begun() {
        return begun.get();
    }

    boolean isStaged() {
        return verification != null;
    }

    boolean isOver() {
        return over;
    }

    /** Whether all bytes of the upload are acknowledged. */
    boolean isFinished() {
        return finished;
    }

    int segments() {
        return segments.get();
    }

    boolean isWholeWith(long more) {
        return lot.isWhole(begun.get() + more);
    }

    void requireRoom(long more) {
        lot.requireRoom(begun.get() + more);
    }

    void requireSound() {
        var failed = failure;
        if (failed instanceof RuntimeException known) {
            throw known;
        }
        if (failed != null) {
            throw new IllegalStateException(failed);
        }
    }

    /** How much a piece shall have: with the tails that go before it, a part. */
    long target() {
        return Math.max(1, lot.partSize() - sending.tailBytes());
    }

    /** Whether a piece may be stored while others are. */
    boolean mayFollow(long size) {
        return sending.mayFollow(size, isWholeWith(size));
    }

    /** The numbers of its parts are taken, whatever becomes of them. */
    private Mono<Void> staged(Progress after, boolean isLast) {
        over = isLast;
        return after.parts().isEmpty() || isLast
                ? Mono.empty()
                : lot.mine().flatMap(mine -> acknowledgements.numbered(mine, newestNumber(after)));
    }

    private static int newestNumber(Progress progress) {
        return progress.parts().getLast().number();
    }

    private Mono<Void> acknowledge(Progress after, boolean isLast) {
        var before = acknowledged;
        return lot.mine()
                .flatMap(mine -> isLast && lot.row().lasting()
                        ? acknowledgements.complete(mine, lot.row(), before, after)
                        : acknowledgements.acknowledge(mine, before, after))
                .onErrorResume(Storing::isLost, lost -> remove(after, before).then(Mono.error(lost)))
                .doOnNext(known -> {
                    acknowledged = known;
                    progress = known;
                    over = isLast;
                    finished = isLast;
                })
                .flatMap(known -> remove(before, known));
    }

    /** No row will ever know of what was stored: its fence has risen. */
    private static boolean isLost(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == UploadError.OFFSET_CONFLICT;
    }

    /** Tails that are needed no more; what is left is swept. */
    private Mono<Void> remove(Progress from, Progress but) {
        return store.removeTails(lot.row().objectToken(), except(from.tails(), but.tails()))
                .onErrorComplete();
    }

    private static List<Tail> except(List<Tail> tails, List<Tail> others) {
        return tails.stream().filter(Predicate.not(others::contains)).toList();
    }
}
