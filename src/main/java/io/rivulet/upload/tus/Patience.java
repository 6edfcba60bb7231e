package io.rivulet.upload.tus;

import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.UploadError;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Has somebody wait who asks how much is stored: whom a failure of ours reaches forgets the upload and sends it all again.
 * Who cannot be answered in time is told that the upload is held, after which clients ask again.
 */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration SOON = Duration.ofSeconds(1);

    private Patience() {}

    static <T> Mono<T> wait(Mono<T> answer) {
        return answer.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN)
                        .filter(Patience::mayPass)
                        .doBeforeRetry(Patience::report))
                .timeout(LONGEST, held());
    }

    static boolean mayPass(Throwable failure) {
        return !(failure instanceof ApiException refusal)
                || refusal.code().status().is5xxServerError()
                || refusal.code().status().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
    }

    private static void report(Retry.RetrySignal signal) {
        if (signal.totalRetries() == 0) {
            LOG.warn(
                    "It cannot be told yet how much of an upload is stored: {}",
                    signal.failure().toString());
        }
    }

    private static <T> Mono<T> held() {
        return Mono.error(() -> UploadError.UPLOAD_HELD
                .because("It cannot be told just now how much is stored: ask again in a moment")
                .retryAfter(SOON));
    }
}
