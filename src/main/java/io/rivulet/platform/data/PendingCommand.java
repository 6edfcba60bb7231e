package io.rivulet.platform.data;

import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

import io.rivulet.platform.web.WebError;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A command and the answer that its caller waits for. */
record PendingCommand<C, R>(C command, Object order, int bytes, long since, Sinks.One<R> sink) {

    static final String BUSY = "Too much is being written just now: try again in a moment";

    static <C, R> PendingCommand<C, R> of(GroupedWrite<C, R> write, C command, long now) {
        return new PendingCommand<>(command, write.orderOf(command), write.bytesOf(command), now, Sinks.one());
    }

    Mono<R> answer() {
        return sink.asMono();
    }

    void succeed(R result) {
        sink.emitValue(result, FAIL_FAST);
    }

    void fail(Throwable failure) {
        sink.emitError(failure, FAIL_FAST);
    }

    void refuse() {
        fail(WebError.BUSY.because(BUSY));
    }
}
