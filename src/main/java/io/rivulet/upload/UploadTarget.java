package io.rivulet.upload;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Where one upload goes: a random token that names its original and whatever is made of it, and the S3 multipart upload
 * that is opened with its first part.
 */
final class UploadTarget {

    private static final Logger LOG = LoggerFactory.getLogger(UploadTarget.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String token;
    private final String key;
    private final MultipartStore store;
    private final FormRowRepository uploads;
    private volatile @Nullable Mono<String> uploadId;

    UploadTarget(String token, MultipartStore store, FormRowRepository uploads) {
        this.token = token;
        this.key = MultipartStore.originalKey(token);
        this.store = store;
        this.uploads = uploads;
    }

    String token() {
        return token;
    }

    String key() {
        return key;
    }

    Mono<CompletedPart> send(int number, ByteBuffer part) {
        return open().flatMap(id -> store.send(key, id, number, part));
    }

    Mono<Void> complete(List<CompletedPart> parts) {
        return open().flatMap(id -> store.complete(key, id, parts));
    }

    /** The row comes first: what S3 holds and no row names could never be swept. */
    private Mono<String> open() {
        var opened = uploadId;
        if (opened == null) {
            opened = uploads.insert(token).then(store.create(key)).cache();
            uploadId = opened;
        }
        return opened;
    }

    /**
     * Leaves nothing behind, unless the upload was claimed after all: a lost answer to a commit is no reason to delete
     * what the commit refers to. Where this fails or takes long the row stays, and the sweep goes by it; whoever waits
     * for an answer is told the first failure, not this one.
     */
    Mono<Void> discard() {
        return Mono.defer(() -> Objects.requireNonNullElseGet(uploadId, Mono::empty))
                .filterWhen(id -> uploads.giveUp(token))
                .flatMap(id ->
                        store.abort(key, id).then(store.removeObjects(token)).then(uploads.delete(token)))
                .timeout(PATIENCE)
                .onErrorResume(failure -> {
                    LOG.warn("The upload {} is left to the sweep: {}", token, failure.toString());
                    return Mono.empty();
                });
    }

    Mono<Void> claim() {
        return uploads.claim(token)
                .filter(claimed -> claimed)
                .switchIfEmpty(
                        UploadError.UPLOADS_BUSY.asError("The upload took too long and was given up: send it again"))
                .then();
    }

    Mono<Boolean> touch() {
        return uploadId == null ? Mono.just(true) : uploads.touch(token);
    }
}
