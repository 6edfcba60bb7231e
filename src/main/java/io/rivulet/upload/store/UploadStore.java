package io.rivulet.upload.store;

import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.platform.s3.S3Calls;
import io.rivulet.platform.s3.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolBuilder;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** Parts, tails and objects of uploads in S3, each under the object token of its upload. */
@Component
public class UploadStore {

    private static final String TYPE = "application/octet-stream";
    private static final int AT_ONCE = 4;
    /**
     * Fewer than there are connections: a part whose tails are read on its way needs a thread to call from, and all of
     * them would be taken by others that wait for a connection.
     */
    private static final int SENT_AT_ONCE = 24;

    /** With as many on their way the store and this node are busy enough: more would only keep viewers waiting. */
    private static final int ENOUGH = 4;

    private static final int MAX_WAITING = 20_000;

    private final S3Calls s3;
    private final ObjectStore objects;
    private final String bucket;
    private final InstrumentedPool<String> places = PoolBuilder.from(Mono.just("place"))
            .sizeBetween(0, SENT_AT_ONCE)
            .maxPendingAcquire(MAX_WAITING)
            .buildPool();

    public UploadStore(S3Calls s3, ObjectStore objects) {
        this.s3 = s3;
        this.objects = objects;
        this.bucket = s3.bucket();
    }

    /** Where the whole file will be. */
    public static String key(String objectToken) {
        return "original/" + objectToken;
    }

    static String tailKey(String objectToken, long number) {
        return "tail/" + objectToken + "/" + number;
    }

    /** Opens a multipart upload. */
    public Mono<String> open(String objectToken) {
        return s3.call(client -> client.createMultipartUpload(
                        upload -> upload.bucket(bucket).key(key(objectToken)).contentType(TYPE)))
                .map(created -> created.uploadId());
    }

    public Mono<StoredPart> sendPart(String objectToken, String multipart, int number, Content content) {
        return inTurn(s3.call(client -> client.uploadPart(
                        part -> part.bucket(bucket)
                                .key(key(objectToken))
                                .uploadId(multipart)
                                .partNumber(number)
                                .contentLength(content.length()),
                        content.toBody())))
                .map(sent -> new StoredPart(number, sent.eTag(), content.length()));
    }

    public Mono<Tail> sendTail(String objectToken, long number, Content content) {
        return inTurn(s3.call(client -> client.putObject(
                        tail -> tail.bucket(bucket)
                                .key(tailKey(objectToken, number))
                                .contentType(TYPE)
                                .contentLength(content.length()),
                        content.toBody())))
                .thenReturn(new Tail(number, content.length()));
    }

    /** Whether few send, so that one of them may send a second part beside its first. */
    public boolean hasRoom() {
        return places.metrics().acquiredSize() + places.metrics().pendingAcquireSize() < ENOUGH;
    }

    private <T> Mono<T> inTurn(Mono<T> sending) {
        return places.withPoolable(place -> sending).next();
    }

    /** What is stored of an upload in tails. */
    public Content tails(String objectToken, List<Tail> tails) {
        long length = tails.stream().mapToLong(Tail::size).sum();
        var bytes = Flux.fromIterable(tails)
                .concatMap(tail -> objects.read(tailKey(objectToken, tail.number()), 0, tail.size() - 1), 0);
        return new Content(length, bytes);
    }

    /** Bytes of stored files, one after the other. */
    public Content extents(List<Extent> extents) {
        long length = extents.stream().mapToLong(Extent::length).sum();
        var bytes = Flux.fromIterable(extents)
                .concatMap(extent -> objects.read(key(extent.objectToken()), extent.first(), extent.last()), 0);
        return new Content(length, bytes);
    }

    /** An upload that is gone when its completion is repeated was completed by the try whose answer was lost. */
    public Mono<Void> complete(String objectToken, String multipart, List<StoredPart> parts) {
        return s3.call(client -> client.completeMultipartUpload(upload -> upload.bucket(bucket)
                        .key(key(objectToken))
                        .uploadId(multipart)
                        .multipartUpload(all -> all.parts(
                                parts.stream().map(UploadStore::completed).toList()))))
                .then()
                .onErrorComplete(NoSuchUploadException.class);
    }

    public Mono<Void> putEmpty(String objectToken) {
        return s3.call(client -> client.putObject(
                        object -> object.bucket(bucket)
                                .key(key(objectToken))
                                .contentType(TYPE)
                                .contentLength(0L),
                        AsyncRequestBody.empty()))
                .then();
    }

    /** Of the whole file; empty while there is none. */
    public Mono<Long> size(String objectToken) {
        return objects.head(key(objectToken)).map(StoredObject::size);
    }

    public Mono<Void> removeTails(String objectToken, Collection<Tail> tails) {
        return Flux.fromIterable(tails)
                .flatMap(tail -> objects.delete(tailKey(objectToken, tail.number())), AT_ONCE)
                .then();
    }

    /** Leaves neither an open multipart upload nor a tail. */
    public Mono<Void> removeUnfinished(String objectToken) {
        return s3.call(client ->
                        client.listMultipartUploads(list -> list.bucket(bucket).prefix(key(objectToken))))
                .flatMapIterable(list -> list.uploads())
                .flatMap(upload -> abort(upload.key(), upload.uploadId()), AT_ONCE)
                .then(removeTails(objectToken));
    }

    /** Removes the whole file. */
    public Mono<Void> removeObject(String objectToken) {
        return objects.delete(key(objectToken));
    }

    /** Open multipart uploads and tails that are older than that. */
    public Flux<Stray> strays(Duration age) {
        return Flux.concat(openOnes(age), oldTails(age));
    }

    public Mono<Void> remove(Stray stray) {
        return stray.multipart() == null ? objects.delete(stray.key()) : abort(stray.key(), stray.multipart());
    }

    private Flux<Stray> openOnes(Duration age) {
        return s3.pages(client -> client.listMultipartUploadsPaginator(
                        list -> list.bucket(bucket).prefix("original/")))
                .concatMapIterable(page -> page.uploads())
                .filter(upload -> upload.initiated().isBefore(Instant.now().minus(age)))
                .map(upload -> new Stray(token(upload.key()), upload.key(), upload.uploadId()));
    }

    private Flux<Stray> oldTails(Duration age) {
        return s3.pages(client -> client.listObjectsV2Paginator(
                        list -> list.bucket(bucket).prefix("tail/")))
                .concatMapIterable(page -> page.contents())
                .filter(object -> object.lastModified().isBefore(Instant.now().minus(age)))
                .map(object -> new Stray(token(object.key()), object.key(), null));
    }

    /** The token in a key, which is its second step. */
    private static String token(String key) {
        return key.split("/", -1)[1];
    }

    private Mono<Void> removeTails(String objectToken) {
        return Flux.defer(() -> s3.call(client ->
                        client.listObjectsV2(list -> list.bucket(bucket).prefix("tail/" + objectToken + "/"))))
                .flatMapIterable(list -> list.contents())
                .flatMap(object -> objects.delete(object.key()), AT_ONCE)
                .then();
    }

    /** An upload that is complete or aborted already is none to abort. */
    private Mono<Void> abort(String key, String multipart) {
        return s3.call(client -> client.abortMultipartUpload(
                        upload -> upload.bucket(bucket).key(key).uploadId(multipart)))
                .onErrorComplete(NoSuchUploadException.class)
                .then();
    }

    private static CompletedPart completed(StoredPart part) {
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(part.etag())
                .build();
    }
}
