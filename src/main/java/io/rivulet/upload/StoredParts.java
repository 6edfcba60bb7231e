package io.rivulet.upload;

import java.util.List;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A file whose bytes are all in S3, but which is no object yet. */
record StoredParts(UploadTarget target, List<CompletedPart> parts, long size) {

    Mono<Void> complete() {
        return target.complete(parts);
    }
}
