package io.rivulet.upload.engine;

import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.engine.ProgressRepository.Mine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An upload that this node holds the lease of, for one request. */
final class Holding {

    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

    private final Lot lot;
    private final Sending sending;
    private final Storing storing;
    private final Inflow inflow;
    private final Sinks.Empty<Void> interrupted = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile long lastByteAt = System.nanoTime();
    private volatile boolean working;

    Holding(Lot lot, Sending sending, Storing storing, Inflow inflow) {
        this.lot = lot;
        this.sending = sending;
        this.storing = storing;
        this.inflow = inflow;
    }

    /** Null while there is no row. */
    @Nullable
    Mine mine() {
        return lot.known();
    }

    boolean isOf(long id) {
        var mine = lot.known();
        return mine != null && mine.id() == id;
    }

    int lastPart() {
        return sending.lastPart();
    }

    Lot lot() {
        return lot;
    }

    Inflow inflow() {
        return inflow;
    }

    Progress acknowledged() {
        return storing.acknowledged();
    }

    Upload toUpload() {
        var state = storing.isOver() ? UploadState.COMPLETING : UploadState.RECEIVING;
        return lot.row().toUpload(state, lot.length(), storing.acknowledged().received());
    }

    /** The work, which ends early when it has to; that is no failure when all bytes count. */
    Mono<Upload> unlessInterrupted(Mono<Upload> work) {
        return Mono.firstWithSignal(work, interrupted.asMono().then(Mono.never()))
                .onErrorResume(
                        failure -> storing.isFinished() ? Mono.fromSupplier(this::toUpload) : Mono.error(failure));
    }

    /** Another request wants the upload. */
    void letGo() {
        interrupt(UploadError.OFFSET_CONFLICT.because("Another request took the upload over"));
    }

    /** Marks the time that its sender is not to blame for. */
    Mono<Void> working(Mono<Void> step) {
        return Mono.defer(() -> {
            working = true;
            lastByteAt = System.nanoTime();
            return step.doFinally(end -> waiting());
        });
    }

    /**
     * Stores what waits for too long, of those who are slow, too, so that an offset moves within that time; and gives up
     * on a sender who sends nothing.
     */
    void look(Duration restAfter, Duration idleTimeout) {
        long now = System.nanoTime();
        long idle = working ? 0 : now - lastByteAt;
        if (idle > restAfter.toNanos() || inflow.isOld(restAfter.multipliedBy(3).dividedBy(4), now)) {
            inflow.rest();
        }
        if (idle > idleTimeout.toNanos()) {
            interrupt(UploadError.CLIENT_STALLED.because(
                    "Nothing arrived for " + idleTimeout.toSeconds() + " seconds: go on where the upload is now"));
        }
    }

    /** Completes when the lease has been given back. */
    Mono<Void> ended() {
        return ended.asMono();
    }

    void end() {
        tell(ended.tryEmitEmpty());
    }

    private void waiting() {
        lastByteAt = System.nanoTime();
        working = false;
    }

    private void interrupt(Throwable why) {
        tell(interrupted.tryEmitError(why));
    }

    private void tell(Sinks.EmitResult result) {
        if (result.isFailure()) {
            LOG.trace("The upload {} is ending already", lot.row().id());
        }
    }
}
