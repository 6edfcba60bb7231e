package io.rivulet.upload;

import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** The multipart uploads of S3, and nothing else of it. */
@Component
class MultipartStore {

    private static final String TYPE = "application/octet-stream";
    private static final int ABORTS_AT_ONCE = 4;

    private final S3AsyncClient s3;
    private final String bucket;

    MultipartStore(S3AsyncClient s3, @Value("${rivulet.s3.bucket:rivulet}") String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    Mono<String> create(String key) {
        return Mono.fromFuture(() -> s3.createMultipartUpload(
                        upload -> upload.bucket(bucket).key(key).contentType(TYPE)))
                .map(created -> created.uploadId());
    }

    /** The bytes must stay as they are until this is over, since a failed call is repeated. */
    Mono<CompletedPart> send(String key, String uploadId, int number, ByteBuffer bytes) {
        return Mono.fromFuture(() -> s3.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(number)
                                .contentLength((long) bytes.remaining()),
                        AsyncRequestBody.fromRemainingByteBufferUnsafe(bytes)))
                .map(sent -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(sent.eTag())
                        .build());
    }

    Mono<Void> complete(String key, String uploadId, List<CompletedPart> parts) {
        return Mono.fromFuture(() -> s3.completeMultipartUpload(upload ->
                        upload.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(all -> all.parts(parts))))
                .then();
    }

    /** Leaves neither an object nor an open multipart upload under the key. */
    Mono<Void> remove(String key) {
        return Mono.fromFuture(() -> s3.listMultipartUploads(
                        list -> list.bucket(bucket).prefix(key)))
                .flatMapIterable(list -> list.uploads())
                .flatMap(upload -> abort(upload.key(), upload.uploadId()), ABORTS_AT_ONCE)
                .then(Mono.defer(() -> delete(key)));
    }

    /** An upload that is complete or aborted already is none to abort. */
    Mono<Void> abort(String key, String uploadId) {
        return Mono.fromFuture(() -> s3.abortMultipartUpload(
                        upload -> upload.bucket(bucket).key(key).uploadId(uploadId)))
                .onErrorComplete(NoSuchUploadException.class)
                .then();
    }

    Mono<Void> delete(String key) {
        return Mono.fromFuture(
                        () -> s3.deleteObject(object -> object.bucket(bucket).key(key)))
                .then();
    }
}
