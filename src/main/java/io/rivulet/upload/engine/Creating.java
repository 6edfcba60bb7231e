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

    /** The id of a row that is joined of others, which a job is ordered to do. */
    Mono<Long> join(Viewer owner, NewUpload upload, Concatenation.Final parts, long size) {
        return quota.requireBytes(owner.accountId(), size)
                .then(Mono.fromSupplier(() -> joined(owner, upload, parts, size)))
                .flatMap(row -> uploads.insert(row, properties.expiresAfter()))
                .delayUntil(id -> uploads.insertSources(id, parts.tokens()))
                .delayUntil(id -> jobs.enqueue(Completing.KIND, id));
    }

    /** The id of a row whose object is there already. */
    Mono<Long> refer(Viewer owner, String objectToken, long size, byte[] sha256) {
        var row = new Beginning(
                tokens.next(), objectToken, owner.accountId(), UploadState.STORED, size, size, "", "NONE", "");
        return uploads.insert(row, properties.expiresAfter()).delayUntil(id -> uploads.insertSum(id, sha256));
    }

    private Beginning joined(Viewer owner, NewUpload upload, Concatenation.Final parts, long size) {
        return new Beginning(
                tokens.next(),
                tokens.next(),
                owner.accountId(),
                UploadState.COMPLETING,
                size,
                size,
                upload.metadata(),
                "FINAL",
                parts.sent());
    }

    private Beginning beginning(Viewer owner, NewUpload upload) {
        var length = upload.length();
        var state = length != null && length == 0 ? UploadState.COMPLETING : UploadState.RECEIVING;
        var concat = upload.concatenation() instanceof Concatenation.Partial ? "PARTIAL" : "NONE";
        return new Beginning(
                tokens.next(), tokens.next(), owner.accountId(), state, length, 0, upload.metadata(), concat, "");
    }
}
