package io.rivulet.upload;

import io.r2dbc.spi.ConnectionFactories;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class UploadTargetTests {

    /** Else the caller would be told of the clean-up, and as a fault of ours. */
    @Test
    void aFailedCleanUpDoesNotReplaceWhatFailedBefore() {
        var target = new UploadTarget("t", new SlowS3().store(), rowsThatAreAway());
        Mono.usingWhen(
                        Mono.just(target),
                        begun -> begun.send(1, ByteBuffer.allocate(1)),
                        begun -> Mono.empty(),
                        (begun, failure) -> begun.discard(),
                        UploadTarget::discard)
                .as(StepVerifier::create)
                .expectError(DataAccessResourceFailureException.class)
                .verify(Duration.ofSeconds(10));
    }

    private static FormRowRepository rowsThatAreAway() {
        var nowhere = DatabaseClient.create(ConnectionFactories.get("r2dbc:postgresql://nobody@nowhere.invalid/none"));
        return new FormRowRepository(nowhere) {

            @Override
            Mono<Void> insert(String token) {
                return Mono.error(new DataAccessResourceFailureException("away"));
            }
        };
    }
}
