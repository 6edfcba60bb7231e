package io.rivulet.platform.redis;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A reading that stops between what it sees of the database and what it does with it. */
class SlowReading implements MarkSource {

    private final MarkTruth truth;
    private final Sinks.Empty<Void> gate = Sinks.empty();
    private volatile boolean hasRead;
    private @Nullable CompletableFuture<? extends @Nullable Set<String>> answer;

    private SlowReading(MarkTruth truth) {
        this.truth = truth;
    }

    static SlowReading begin(ViewerMarks marks, long viewer, MarkTruth truth) {
        var reading = new SlowReading(truth);
        var answer = marks.held(viewer, MarkTruth.ALL, reading).toFuture();
        reading.answer = answer;
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> reading.hasRead || answer.isDone());
        return reading;
    }

    void finish() throws Exception {
        gate.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
        if (answer != null) {
            answer.get(10, SECONDS);
        }
    }

    @Override
    public Mono<MarkSnapshot> snapshot(long viewerId, Collection<String> asked) {
        return seen(truth.snapshot(asked));
    }

    @Override
    public Mono<Set<String>> held(long viewerId, Collection<String> asked) {
        return truth.held(viewerId, asked).flatMap(this::seen);
    }

    private <T> Mono<T> seen(T value) {
        hasRead = true;
        return gate.asMono().thenReturn(value);
    }
}
