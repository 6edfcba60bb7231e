package io.rivulet.upload.digest;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Adds up on the threads for such work, a little at a time, so that nobody else who needs them waits for a file. */
@Component
public final class Hashing {

    private static final int AT_ONCE = 4;

    private final Scheduler cpu;

    public Hashing(Scheduler cpu) {
        this.cpu = cpu;
    }

    /** Continues from a stored state; begins where there is none. */
    public Mono<RunningDigest> begin(byte @Nullable [] state) {
        return Mono.fromSupplier(() -> RunningDigest.from(state)).subscribeOn(cpu);
    }

    /** Hands the sums all the bytes in their order. */
    public Mono<Void> pass(List<ByteBuffer> bytes, Consumer<ByteBuffer> sums) {
        return Flux.fromIterable(bytes)
                .buffer(AT_ONCE)
                .concatMap(some -> Mono.fromRunnable(() -> some.forEach(sums)).subscribeOn(cpu))
                .then();
    }

    /** The same bytes, seen by the sums on their way. */
    public Flux<ByteBuffer> passing(Flux<ByteBuffer> bytes, Consumer<ByteBuffer> sums) {
        return bytes.publishOn(cpu, AT_ONCE).doOnNext(sums);
    }
}
