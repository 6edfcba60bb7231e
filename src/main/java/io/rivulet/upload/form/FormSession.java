package io.rivulet.upload.form;

import io.rivulet.upload.UploadError;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One request from its first byte to its last: reads one buffer at a time, and gives up on a client that sends none. */
final class FormSession {

    private final FormUpload form;
    private final Duration idleTimeout;

    private volatile long lastByteAt = System.nanoTime();
    private volatile boolean working;

    FormSession(FormUpload form, Duration idleTimeout) {
        this.form = form;
        this.idleTimeout = idleTimeout;
    }

    Mono<ReceivedUpload> receive(FormRequest request) {
        return Mono.defer(() -> {
            var parser = new FormParser(request.boundary());
            var received = request.body()
                    .concatMapIterable(buffer -> parse(parser, buffer), 1)
                    .concatMap(this::take, 1)
                    .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                    .doOnDiscard(FormEvent.class, FormParser::release)
                    .then(Mono.defer(() -> finish(parser)));
            return Mono.firstWithSignal(received, stalled());
        });
    }

    Mono<Void> release() {
        return form.release();
    }

    Mono<Void> discard() {
        return form.discard();
    }

    private Mono<ReceivedUpload> finish(FormParser parser) {
        working = true;
        parser.requireComplete();
        return form.finish();
    }

    /** Where this fails the operator discards the buffer, so that it is given back here only where it does not. */
    private List<FormEvent> parse(FormParser parser, DataBuffer buffer) {
        lastByteAt = System.nanoTime();
        var events = parser.parse(NettyDataBufferFactory.toByteBuf(buffer).retain());
        DataBufferUtils.release(buffer);
        return events;
    }

    /** Not every buffer completes an event, so it is an event and not a buffer that is worked on. */
    private Mono<Void> take(FormEvent event) {
        working = true;
        return form.accept(event).doFinally(end -> waiting());
    }

    private void waiting() {
        lastByteAt = System.nanoTime();
        working = false;
    }

    /** Never succeeds: fails when the client has sent nothing for too long. */
    private Mono<ReceivedUpload> stalled() {
        return Flux.interval(idleTimeout.dividedBy(2))
                .onBackpressureDrop()
                .concatMap(
                        tick -> isStalled()
                                ? UploadError.CLIENT_STALLED.asError("Nothing arrived for " + idleTimeout.toSeconds()
                                        + " seconds: send the file again")
                                : Mono.empty(),
                        1)
                .then(Mono.never());
    }

    private boolean isStalled() {
        return !working && System.nanoTime() - lastByteAt > idleTimeout.toNanos();
    }
}
