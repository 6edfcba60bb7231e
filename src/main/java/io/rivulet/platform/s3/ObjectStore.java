package io.rivulet.platform.s3;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Objects of the one bucket: written whole from a file, read in pieces with back-pressure. */
@Component
public class ObjectStore {

    private final S3Calls s3;
    private final S3Calls delivery;
    private final S3Presigner presigner;
    private final S3Properties settings;

    ObjectStore(S3Calls s3, @Qualifier("delivery") S3Calls delivery, S3Presigner presigner, S3Properties settings) {
        this.s3 = s3;
        this.delivery = delivery;
        this.presigner = presigner;
        this.settings = settings;
    }

    /** Streams a file from disk into an object. */
    public Mono<Void> put(String key, Path file, String contentType) {
        return s3.call(client -> client.putObject(
                        request -> request.bucket(s3.bucket()).key(key).contentType(contentType),
                        AsyncRequestBody.fromFile(file)))
                .then();
    }

    public Mono<Void> delete(String key) {
        return s3.call(client -> client.deleteObject(
                        request -> request.bucket(s3.bucket()).key(key)))
                .timeout(settings.answerWithin())
                .then();
    }

    /** Empty when there is no such object. */
    public Mono<StoredObject> head(String key) {
        return s3.call(client ->
                        client.headObject(request -> request.bucket(s3.bucket()).key(key)))
                .timeout(settings.answerWithin())
                .map(ObjectStore::described)
                .onErrorResume(NoSuchKeyException.class, missing -> Mono.empty());
    }

    /**
     * The bytes from {@code first} to {@code last}, both inclusive. The request is made on subscription, and cancelling
     * closes its connection.
     */
    public Flux<ByteBuffer> read(String key, long first, long last) {
        return Flux.usingWhen(get(key, first, last).timeout(settings.answerWithin()), Flux::from, ObjectStore::abandon)
                .onErrorMap(NoSuchKeyException.class, missing -> new NoSuchObjectException(key));
    }

    /** The keys of all objects that begin so, a page of a thousand after the other. */
    public Flux<String> keysUnder(String prefix) {
        return list(prefix, null)
                .expand(page -> page.isTruncated() ? list(prefix, page.nextContinuationToken()) : Mono.empty(), 1)
                .concatMapIterable(ListObjectsV2Response::contents)
                .map(S3Object::key);
    }

    private Mono<ListObjectsV2Response> list(String prefix, @Nullable String from) {
        return s3.call(client -> client.listObjectsV2(
                        page -> page.bucket(s3.bucket()).prefix(prefix).continuationToken(from)))
                .timeout(settings.answerWithin());
    }

    /** An address that anybody may read the object from until it expires. */
    public URI presignedGet(String key, Duration expiry) {
        var signed = presigner.presignGetObject(request -> request.signatureDuration(expiry)
                .getObjectRequest(get -> get.bucket(s3.bucket()).key(key)));
        return URI.create(signed.url().toString());
    }

    private Mono<ResponsePublisher<GetObjectResponse>> get(String key, long first, long last) {
        return delivery.call(client -> client.getObject(
                request -> request.bucket(delivery.bucket()).key(key).range("bytes=" + first + "-" + last),
                AsyncResponseTransformer.toPublisher(settings.answerWithin())));
    }

    /** A body that nobody subscribed to would keep its connection; the second subscription of one that was read fails. */
    private static Mono<Void> abandon(ResponsePublisher<GetObjectResponse> body) {
        return Flux.from(body).take(0).then().onErrorComplete();
    }

    private static StoredObject described(HeadObjectResponse head) {
        return new StoredObject(head.contentLength(), head.contentType(), head.lastModified());
    }
}
