package io.rivulet.upload.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** Stores parts as they come, and withholds that it has until it is told how each one ends; removals too, if it shall. */
final class HeldParts implements S3Between {

    private static final int MOST = 100;

    private final List<Integer> begun = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<@Nullable Void>> ends = IntStream.rangeClosed(0, MOST)
            .mapToObj(number -> new CompletableFuture<@Nullable Void>())
            .toList();
    private volatile CompletableFuture<@Nullable Void> removals = CompletableFuture.completedFuture(null);

    /** The numbers of the parts that were sent, in the order of their sending. */
    List<Integer> begun() {
        return begun;
    }

    void release(int number) {
        ends.get(number).complete(null);
    }

    void fail(int number) {
        ends.get(number).completeExceptionally(new IllegalStateException("Part " + number + " is refused"));
    }

    void releaseAll() {
        IntStream.rangeClosed(0, MOST).forEach(this::release);
        releaseRemovals();
    }

    void holdRemovals() {
        removals = new CompletableFuture<>();
    }

    void releaseRemovals() {
        removals.complete(null);
    }

    @Override
    public void cut() {
        IntStream.rangeClosed(0, MOST).forEach(this::fail);
    }

    @Override
    public S3AsyncClient around(S3AsyncClient real) {
        return (S3AsyncClient) Proxy.newProxyInstance(
                S3AsyncClient.class.getClassLoader(),
                new Class<?>[] {S3AsyncClient.class},
                (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(real, arguments);
                        return switch (method.getName()) {
                            case "uploadPart" -> held(arguments, answer);
                            case "deleteObject" -> after(removals, answer);
                            default -> answer;
                        };
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private CompletionStage<?> held(@Nullable Object[] arguments, @Nullable Object answer) {
        int number = part(Objects.requireNonNull(arguments[0])).partNumber();
        begun.add(number);
        return after(ends.get(number), answer);
    }

    private static CompletionStage<?> after(CompletableFuture<@Nullable Void> end, @Nullable Object answer) {
        return end.thenCompose(released -> (CompletionStage<?>) Objects.requireNonNull(answer));
    }

    @SuppressWarnings("unchecked") // how the client is called
    private static UploadPartRequest part(Object asked) {
        return UploadPartRequest.builder()
                .applyMutation((Consumer<UploadPartRequest.Builder>) asked)
                .build();
    }
}
