package io.rivulet.upload.engine;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.UploadState;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who comes takes over: the request that holds an upload is asked to store what it has and to let go. */
@Component
class Turns {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final UploadRepository uploads;
    private final LeaseRepository leases;
    private final Holdings holdings;
    private final Events events;

    Turns(UploadRepository uploads, LeaseRepository leases, Holdings holdings, Events events) {
        this.uploads = uploads;
        this.leases = leases;
        this.holdings = holdings;
        this.events = events;
    }

    /** The upload when nobody sends to it. */
    Mono<UploadRow> settle(Viewer owner, String token) {
        return persist(owner, token, Mono::just);
    }

    /** The upload to be sent to; one that takes no more bytes fails with {@link FinishedException}. */
    Mono<Holding> take(Viewer owner, String token, @Nullable ExpectedChecksum checksum) {
        return persist(
                owner,
                token,
                row -> row.state() == UploadState.RECEIVING
                        ? holdings.take(row, checksum)
                        : Mono.error(() -> new FinishedException(row)));
    }

    /** The upload as it is. */
    Mono<UploadRow> look(Viewer owner, String token) {
        return uploads.require(owner, token);
    }

    /** Tries until nobody holds the upload; an attempt is empty when somebody was faster. */
    <T> Mono<T> persist(Viewer owner, String token, Function<UploadRow, Mono<T>> attempt) {
        return uploads.require(owner, token)
                .flatMap(row -> row.held() ? this.<T>ask(row) : attempt.apply(row))
                .repeatWhenEmpty(tries -> tries.concatMap(Turns::pause));
    }

    private static Mono<Long> pause(long tries) {
        return tries * LOOK_EVERY.toMillis() < PATIENCE.toMillis()
                ? Mono.delay(LOOK_EVERY)
                : UploadError.UPLOAD_HELD.asError("Another request still holds the upload: try again in a second");
    }

    /** Never brings a value: it is for the next look to find the upload free. */
    private <T> Mono<T> ask(UploadRow row) {
        var here = holdings.find(row.id());
        if (here != null) {
            here.letGo();
            return here.ended().timeout(LOOK_EVERY, Mono.empty()).then(Mono.empty());
        }
        return row.wanted()
                ? Mono.empty()
                : leases.want(row).then(Mono.<T>fromRunnable(() -> events.publish(new UploadWanted(row.id()))));
    }

    /** The upload has all its bytes already. */
    static final class FinishedException extends RuntimeException {

        private final transient UploadRow row;

        FinishedException(UploadRow row) {
            super("The upload " + row.id() + " has all its bytes", null, false, false);
            this.row = row;
        }

        UploadRow row() {
            return row;
        }
    }
}
