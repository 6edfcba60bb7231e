package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The ways in which an upload comes to be: to be sent, to be joined, or there already. */
@Component
class Beginnings {

    private final Creating creating;
    private final UploadRepository uploads;
    private final LargestUpload largest;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Beginnings(
            Creating creating,
            UploadRepository uploads,
            LargestUpload largest,
            Jobs jobs,
            TransactionalOperator transaction) {
        this.creating = creating;
        this.uploads = uploads;
        this.largest = largest;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    Mono<Upload> create(Viewer owner, NewUpload upload) {
        return requireSize(upload)
                .then(Mono.defer(() -> creating.begin(owner, upload)))
                .as(transaction::transactional)
                .doOnNext(id -> jobs.wake())
                .flatMap(uploads::find)
                .map(UploadRow::toUpload);
    }

    Mono<Upload> instant(Viewer owner, long size, String sha256) {
        return UploadError.NO_SUCH_CONTENT.asError("You have stored no such file: send it");
    }

    private Mono<Void> requireSize(NewUpload upload) {
        var length = upload.length();
        return length != null && length > largest.bytes()
                ? UploadError.FILE_TOO_LARGE.asError(
                        "The file is larger than " + largest.bytes() + " bytes: send a smaller one")
                : Mono.empty();
    }
}
