package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The ways in which an upload comes to be: to be sent, to be joined, or there already. */
@Component
class Beginnings {

    private static final int MOST_PARTS = 1_000;

    private final Creating creating;
    private final Contents contents;
    private final UploadRepository uploads;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Beginnings(
            Creating creating,
            Contents contents,
            UploadRepository uploads,
            Jobs jobs,
            TransactionalOperator transaction) {
        this.creating = creating;
        this.contents = contents;
        this.uploads = uploads;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    Mono<Upload> create(Viewer owner, NewUpload upload) {
        return Mono.defer(() -> begin(owner, upload))
                .as(transaction::transactional)
                .doOnNext(id -> jobs.wake())
                .flatMap(uploads::find)
                .map(UploadRow::toUpload);
    }

    /** What others have stored is no content of this owner's, and is refused in the same words as what nobody has. */
    Mono<Upload> instant(Viewer owner, long size, String sha256) {
        return contents.refer(owner, size, sha256)
                .flatMap(found -> creating.refer(owner, found.token(), size, found.sha256()))
                .as(transaction::transactional)
                .flatMap(uploads::find)
                .map(UploadRow::toUpload);
    }

    private Mono<Long> begin(Viewer owner, NewUpload upload) {
        if (upload.concatenation() instanceof Concatenation.Final parts) {
            return requireFew(parts)
                    .then(contents.sizeOf(owner, parts))
                    .flatMap(size -> creating.join(owner, upload, parts, size));
        }
        contents.requireSize(upload.length());
        return creating.begin(owner, upload);
    }

    private static Mono<Void> requireFew(Concatenation.Final parts) {
        return parts.tokens().isEmpty() || parts.tokens().size() > MOST_PARTS
                ? UploadError.LENGTH_CONFLICT.asError("Join between 1 and " + MOST_PARTS + " partial uploads")
                : Mono.empty();
    }
}
