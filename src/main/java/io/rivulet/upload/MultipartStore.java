package io.rivulet.upload;

import io.rivulet.platform.s3.S3Calls;
import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** The multipart uploads of S3, and nothing else of it. */
@Component
class MultipartStore {

    private static final String TYPE = "application/octet-stream";
    private static final int AT_ONCE = 4;

    private final S3Calls s3;
    private final String bucket;

    MultipartStore(S3Calls s3) {
        this.s3 = s3;
        this.bucket = s3.bucket();
    }

    static String originalKey(String token) {
        return "original/" + token;
    }

    Mono<String> create(String key) {
        return s3.call(client -> client.createMultipartUpload(
                        upload -> upload.bucket(bucket).key(key).contentType(TYPE)))
                .map(created -> created.uploadId());
    }

    /** The bytes must stay as they are until this is over, since a failed call is repeated. */
    Mono<CompletedPart> send(String key, String uploadId, int number, ByteBuffer bytes) {
        return s3.call(client -> client.uploadPart(
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

    /** An upload that is gone when its completion is repeated was completed by the try whose answer was lost. */
    Mono<Void> complete(String key, String uploadId, List<CompletedPart> parts) {
        return s3.call(client -> client.completeMultipartUpload(upload ->
                        upload.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(all -> all.parts(parts))))
                .then()
                .onErrorResume(NoSuchUploadException.class, lost -> requireObject(key));
    }

    private Mono<Void> requireObject(String key) {
        return s3.call(client ->
                        client.headObject(object -> object.bucket(bucket).key(key)))
                .then();
    }

    /** Leaves neither an object nor an open multipart upload of that token. */
    Mono<Void> remove(String token) {
        return s3.call(client ->
                        client.listMultipartUploads(list -> list.bucket(bucket).prefix(originalKey(token))))
                .flatMapIterable(list -> list.uploads())
                .flatMap(upload -> abort(upload.key(), upload.uploadId()), AT_ONCE)
                .then(Mono.defer(() -> removeObjects(token)));
    }

    /** An upload that is complete or aborted already is none to abort. */
    Mono<Void> abort(String key, String uploadId) {
        return s3.call(client -> client.abortMultipartUpload(
                        upload -> upload.bucket(bucket).key(key).uploadId(uploadId)))
                .onErrorComplete(NoSuchUploadException.class)
                .then();
    }

    /** Removes the original and what has been made of it. */
    Mono<Void> removeObjects(String token) {
        return s3.call(client ->
                        client.listObjectsV2(list -> list.bucket(bucket).prefix("media/" + token + "/")))
                .flatMapIterable(list -> list.contents())
                .map(object -> object.key())
                .concatWithValues(originalKey(token))
                .flatMap(this::delete, AT_ONCE)
                .then();
    }

    private Mono<Void> delete(String key) {
        return s3.call(client ->
                        client.deleteObject(object -> object.bucket(bucket).key(key)))
                .then();
    }
}
