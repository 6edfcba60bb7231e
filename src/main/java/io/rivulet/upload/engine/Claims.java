package io.rivulet.upload.engine;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.StoredFile;
import io.rivulet.upload.StoredObjects;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.UploadState;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hands stored files over to what they were sent for, each once. */
@Component
class Claims {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LOOKS = 100;

    private final EndRepository ends;
    private final UploadRepository uploads;
    private final StoredObjects objects;

    Claims(EndRepository ends, UploadRepository uploads, StoredObjects objects) {
        this.ends = ends;
        this.uploads = uploads;
        this.objects = objects;
    }

    /** What a claim would be answered. Who has just sent the last byte waits until that is stored, if not for long. */
    Mono<StoredFile> look(Viewer owner, String token) {
        return Mono.defer(() -> ends.findClaimable(owner, token))
                .switchIfEmpty(Mono.defer(() -> requireOnItsWay(owner, token)))
                .repeatWhenEmpty(tries -> tries.concatMap(tried -> pause(tried, owner, token)));
    }

    /** A step of the claimer's transaction: until its end nobody decides that what was made of the file is not needed. */
    Mono<StoredFile> claim(Viewer owner, String token) {
        return ends.claim(owner, token)
                .switchIfEmpty(Mono.defer(() -> refuse(owner, token)))
                .delayUntil(file -> objects.lock(file.token()));
    }

    Mono<Void> requireUnclaimed(UploadRow row) {
        return row.state() == UploadState.CLAIMED
                ? UploadError.UPLOAD_CLAIMED.asError("The upload belongs to a video already")
                : Mono.empty();
    }

    /** Never brings a file: it is for the next look to find it. */
    private Mono<StoredFile> requireOnItsWay(Viewer owner, String token) {
        return uploads.require(owner, token).filter(row -> !isOnItsWay(row)).flatMap(row -> refuse(owner, token));
    }

    private static boolean isOnItsWay(UploadRow row) {
        return row.state() == UploadState.COMPLETING || (row.state() == UploadState.STORED && !row.isPartial());
    }

    private Mono<?> pause(long tried, Viewer owner, String token) {
        return tried < LOOKS ? Mono.delay(LOOK_EVERY) : refuse(owner, token);
    }

    private Mono<StoredFile> refuse(Viewer owner, String token) {
        return uploads.require(owner, token)
                .flatMap(row -> requireUnclaimed(row).thenReturn(row))
                .flatMap(row -> UploadError.UPLOAD_UNFINISHED.asError(
                        row.isPartial()
                                ? "The upload is a part of another: claim the one that it is joined in"
                                : "The upload is not stored yet: send what is missing, and wait until it is"));
    }
}
