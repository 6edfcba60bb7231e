package io.rivulet.upload.engine;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Spoils some of the calls to S3: refused, late, answered too late to be heard, or never made since the node is dead. */
final class FaultyS3 implements S3Between {

    private static final Set<String> SPOILT = Set.of(
            "createMultipartUpload",
            "uploadPart",
            "completeMultipartUpload",
            "putObject",
            "getObject",
            "headObject",
            "deleteObject");

    private final double rate;
    private final Random random;
    private volatile boolean dead;

    FaultyS3(double rate, long seed) {
        this.rate = rate;
        this.random = new Random(seed);
    }

    static FaultyS3 none() {
        return new FaultyS3(0, 0);
    }

    @Override
    public void cut() {
        dead = true;
    }

    @Override
    public S3AsyncClient around(S3AsyncClient real) {
        return (S3AsyncClient) Proxy.newProxyInstance(
                S3AsyncClient.class.getClassLoader(), new Class<?>[] {S3AsyncClient.class}, new Spoiling(real));
    }

    private final class Spoiling implements InvocationHandler {

        private final S3AsyncClient real;

        Spoiling(S3AsyncClient real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
            if (!SPOILT.contains(method.getName())) {
                return call(method, arguments);
            }
            if (dead) {
                return CompletableFuture.failedFuture(reset("The node is dead"));
            }
            return random.nextDouble() < rate ? spoilt(method, arguments) : call(method, arguments);
        }

        private @Nullable Object spoilt(Method method, @Nullable Object[] arguments) throws Throwable {
            return switch (random.nextInt(5)) {
                case 0 -> CompletableFuture.failedFuture(refusal(503));
                case 1 -> CompletableFuture.failedFuture(reset("Connection reset by peer"));
                // a success that carries an error is what the SDK makes of such a body
                case 2 -> CompletableFuture.failedFuture(refusal(500));
                case 3 -> stage(method, arguments).thenApplyAsync(answer -> answer, late());
                default -> {
                    // done, perhaps later than what comes after it, and nobody is told
                    late().execute(() -> ignore(method, arguments));
                    yield CompletableFuture.failedFuture(reset("The answer is lost"));
                }
            };
        }

        private void ignore(Method method, @Nullable Object[] arguments) {
            try {
                stage(method, arguments).toCompletableFuture().get(10, TimeUnit.SECONDS);
            } catch (Throwable unheard) {
                // as its answer would have been
            }
        }

        private CompletionStage<?> stage(Method method, @Nullable Object[] arguments) throws Throwable {
            return (CompletionStage<?>) Objects.requireNonNull(call(method, arguments));
        }

        private @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        private Executor late() {
            return CompletableFuture.delayedExecutor(random.nextInt(200), TimeUnit.MILLISECONDS);
        }
    }

    private static SdkClientException reset(String why) {
        return SdkClientException.create(why, new IOException(why));
    }

    private static Throwable refusal(int status) {
        return S3Exception.builder().message("Spoilt").statusCode(status).build();
    }
}
