package io.rivulet.upload.engine;

import io.rivulet.media.MediaTokens;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.engine.CreationRepository.Beginning;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins uploads, each under two random tokens: one for its owner, one for its objects. Steps of a transaction. */
@Component
class Creating {

    private final CreationRepository uploads;
    private final Quota quota;
    private final Jobs jobs;
    private final MediaTokens tokens;
    private final EngineProperties properties;

    Creating(CreationRepository uploads, Quota quota, Jobs jobs, MediaTokens tokens, EngineProperties properties) {
        this.uploads = uploads;
        this.quota = quota;
        this.jobs = jobs;
        this.tokens = tokens;
        this.properties = properties;
    }

    /** The id of its row; one without bytes to come is ordered to be completed. */
    Mono<Long> begin(Viewer owner, NewUpload upload) {
        var length = upload.length();
        return quota.requirePlace(owner.accountId(), length == null ? 0 : length)
                .then(Mono.fromSupplier(() -> beginning(owner, upload)))
                .flatMap(row -> uploads.insert(row, properties.expiresAfter()))
                .delayUntil(id -> length != null && length == 0 ? jobs.enqueue(Completing.KIND, id) : Mono.empty());
    }

    private Beginning beginning(Viewer owner, NewUpload upload) {
        var length = upload.length();
        var state = length != null && length == 0 ? UploadState.COMPLETING : UploadState.RECEIVING;
        var concat = upload.concatenation() instanceof Concatenation.Partial ? "PARTIAL" : "NONE";
        return new Beginning(
                tokens.next(), tokens.next(), owner.accountId(), state, length, 0, upload.metadata(), concat, "");
    }
}
