package io.rivulet.platform.s3;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Calls to the store. The SDK may park whoever calls it until its pool has opened a connection, so a call is made on a
 * thread of its own, never on the event loop that the pipeline has come along.
 */
public final class S3Calls {

    private final S3AsyncClient s3;
    private final String bucket;
    private final Scheduler callers;

    public S3Calls(S3AsyncClient s3, String bucket, Scheduler callers) {
        this.s3 = s3;
        this.bucket = bucket;
        this.callers = callers;
    }

    public String bucket() {
        return bucket;
    }

    /** The answer arrives on a thread of the SDK; cancelling gives the call up. */
    public <T> Mono<T> call(Function<S3AsyncClient, CompletableFuture<T>> request) {
        return Mono.fromFuture(() -> request.apply(s3)).subscribeOn(callers);
    }

    /** The pages of a long answer, each asked for when the one before it is used up. */
    public <T> Flux<T> pages(Function<S3AsyncClient, Publisher<T>> request) {
        return Flux.defer(() -> request.apply(s3)).subscribeOn(callers);
    }
}
