package io.rivulet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What use cases come to, for tests that call them without HTTP. */
public final class Outcomes {

    private static final int SECONDS_AT_MOST = 60;

    private Outcomes() {}

    @CanIgnoreReturnValue
    public static <T> T await(Mono<T> mono) throws Exception {
        return mono.toFuture().get(SECONDS_AT_MOST, SECONDS);
    }

    public static void refused(Mono<?> step, ErrorCode code) {
        step.as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)))
                .verify(Duration.ofSeconds(SECONDS_AT_MOST));
    }
}
