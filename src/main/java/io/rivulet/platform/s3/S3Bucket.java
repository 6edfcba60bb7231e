package io.rivulet.platform.s3;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Makes the bucket when it is missing: asked while the context is built, waited for before the server listens. */
@Component
class S3Bucket implements SmartLifecycle {

    private static final int BEFORE_THE_WEB_SERVER = 0;

    private final S3AsyncClient s3;
    private final S3Properties settings;
    private final CompletableFuture<Void> ready;
    private volatile boolean running;

    S3Bucket(S3AsyncClient s3, S3Properties settings) {
        this.s3 = s3;
        this.settings = settings;
        this.ready = find();
    }

    @Override
    public void start() {
        var wait = settings.answerWithin().multipliedBy(3);
        try {
            ready.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            running = true;
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("The bucket " + settings.bucket() + " cannot be reached at "
                    + settings.endpoint() + ": check rivulet.s3.* (" + failure.getMessage() + ")");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }

    private CompletableFuture<Void> find() {
        return s3.headBucket(request -> request.bucket(settings.bucket()))
                .<Void>thenApply(found -> null)
                .exceptionallyCompose(failure -> cause(failure) instanceof NoSuchBucketException
                        ? create()
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Void> create() {
        return s3.createBucket(request -> request.bucket(settings.bucket()))
                .<Void>thenApply(created -> null)
                .exceptionallyCompose(failure -> madeByAnother(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean madeByAnother(Throwable failure) {
        var cause = cause(failure);
        return cause instanceof BucketAlreadyOwnedByYouException || cause instanceof BucketAlreadyExistsException;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
