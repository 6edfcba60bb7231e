package io.rivulet.upload.engine;

import io.rivulet.upload.StoredContent;
import io.rivulet.upload.StoredObjects;
import io.rivulet.upload.digest.RunningDigest;
import io.rivulet.upload.store.UploadStore;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one object of what the store has of an upload, and looks whether it is whole. */
@Component
class Assembly {

    private final UploadRepository uploads;
    private final EndRepository ends;
    private final UploadStore store;
    private final StoredObjects objects;
    private final Joining joining;

    Assembly(UploadRepository uploads, EndRepository ends, UploadStore store, StoredObjects objects, Joining joining) {
        this.uploads = uploads;
        this.ends = ends;
        this.store = store;
        this.objects = objects;
        this.joining = joining;
    }

    /** The SHA-256 of the object; may be repeated. */
    Mono<byte[]> assemble(UploadRow row) {
        return (row.isJoined() ? joining.join(row) : whole(row)).delayUntil(sha256 -> requireWhole(row));
    }

    private Mono<byte[]> whole(UploadRow row) {
        return object(row)
                .then(Mono.fromSupplier(() -> RunningDigest.from(row.digest()).value()));
    }

    /** A step of a transaction; empty when the upload was given up meanwhile. What is to be joined is no content yet. */
    Mono<Long> stored(UploadRow row, byte[] sha256) {
        return ends.store(row.id(), sha256)
                .delayUntil(id -> row.isPartial() ? Mono.empty() : objects.created(content(row, sha256)));
    }

    /** A step of a transaction: an object that its claimer alone refers to. */
    Mono<Void> created(String objectToken, long account, Progress progress) {
        var sha256 = RunningDigest.from(progress.digest()).value();
        return objects.created(new StoredContent(
                objectToken, account, progress.received(), HexFormat.of().formatHex(sha256)));
    }

    private static StoredContent content(UploadRow row, byte[] sha256) {
        long account = Objects.requireNonNull(row.accountId());
        return new StoredContent(
                row.objectToken(), account, row.received(), HexFormat.of().formatHex(sha256));
    }

    private Mono<Void> object(UploadRow row) {
        return row.received() == 0
                ? store.putEmpty(row.objectToken())
                : uploads.parts(row.id())
                        .flatMap(parts ->
                                store.complete(row.objectToken(), Objects.requireNonNull(row.s3UploadId()), parts));
    }

    private Mono<Void> requireWhole(UploadRow row) {
        return store.size(row.objectToken())
                .defaultIfEmpty(-1L)
                .filter(size -> size == row.received())
                .switchIfEmpty(Mono.error(() -> new NotWholeException(row)))
                .then();
    }

    /** The object is not what was sent. */
    static final class NotWholeException extends RuntimeException {

        NotWholeException(UploadRow row) {
            super(
                    "The object " + row.objectToken() + " does not have " + row.received() + " bytes",
                    null,
                    false,
                    false);
        }
    }
}
