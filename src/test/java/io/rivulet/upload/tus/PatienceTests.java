package io.rivulet.upload.tus;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import io.rivulet.platform.web.WebError;
import io.rivulet.session.SessionError;
import io.rivulet.upload.UploadError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PatienceTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @MethodSource("failuresOfOurs")
    void aFailureOfOursIsWaitedFor(RuntimeException failure) {
        var tries = new AtomicInteger();
        var answer = Mono.fromCallable(() -> {
            if (tries.incrementAndGet() < 3) {
                throw failure;
            }
            return "stored";
        });
        StepVerifier.withVirtualTime(() -> Patience.wait(answer))
                .thenAwait(Duration.ofSeconds(9))
                .expectNext("stored")
                .expectComplete()
                .verify(SOON);
    }

    static Stream<RuntimeException> failuresOfOurs() {
        return Stream.of(
                new DataAccessResourceFailureException("away"),
                new IllegalStateException("a fault"),
                WebError.BUSY.because("Too much."),
                SessionError.BUSY.because("Too much."),
                UploadError.TOO_MANY_UPLOADS.because("Too many."));
    }

    @Test
    void whatLastsTooLongIsHeld() {
        StepVerifier.withVirtualTime(() -> Patience.wait(Mono.error(new IllegalStateException("away"))))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(9_999))
                .thenAwait(Duration.ofMillis(1))
                .expectErrorMatches(failure -> hasCode(failure, UploadError.UPLOAD_HELD))
                .verify(SOON);
        StepVerifier.withVirtualTime(() -> Patience.wait(Mono.never()))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(10))
                .expectErrorMatches(failure -> hasCode(failure, UploadError.UPLOAD_HELD))
                .verify(SOON);
    }

    @Test
    void whatIsRefusedIsRefusedAtOnce() {
        Patience.wait(UploadError.UPLOAD_GONE.asError("It is gone."))
                .as(StepVerifier::create)
                .expectErrorMatches(failure -> hasCode(failure, UploadError.UPLOAD_GONE))
                .verify(SOON);
    }

    private static boolean hasCode(Throwable failure, ErrorCode code) {
        return failure instanceof ApiException refusal && refusal.code().equals(code);
    }
}
