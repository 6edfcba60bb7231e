package io.rivulet.upload.engine;

import io.rivulet.upload.digest.Hashing;
import io.rivulet.upload.digest.RunningDigest;
import io.rivulet.upload.memory.MemoryProperties;
import io.rivulet.upload.store.Extent;
import io.rivulet.upload.store.StoredPart;
import io.rivulet.upload.store.UploadStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Makes one object of several partial uploads: each part of it is streamed from theirs, and added up on its way. */
@Component
class Joining {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LOOKS = 50;

    private final UploadRepository uploads;
    private final UploadStore store;
    private final Hashing hashing;
    private final long partSize;

    Joining(UploadRepository uploads, UploadStore store, Hashing hashing, MemoryProperties memory) {
        this.uploads = uploads;
        this.store = store;
        this.hashing = hashing;
        this.partSize = Math.max(memory.partSize().toBytes(), memory.leastPart());
    }

    /** The SHA-256 of the object. Begins anew each time, since it holds no lease that a half could belong to. */
    Mono<byte[]> join(UploadRow row) {
        return sources(row)
                .flatMap(sources -> store.removeUnfinished(row.objectToken()).thenReturn(sources))
                .flatMap(sources -> row.received() == 0
                        ? store.putEmpty(row.objectToken())
                                .thenReturn(RunningDigest.from(null).value())
                        : join(row, sources));
    }

    /** Who joins at once what was sent a moment ago need not wait for another try of the job. */
    private Mono<List<UploadRepository.Source>> sources(UploadRow row) {
        return uploads.sources(row.id())
                .map(Joining::requireStored)
                .collectList()
                .retryWhen(Retry.fixedDelay(LOOKS, LOOK_EVERY)
                        .filter(NotYetException.class::isInstance)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    private Mono<byte[]> join(UploadRow row, List<UploadRepository.Source> sources) {
        var digest = new AtomicReference<>(RunningDigest.from(null));
        return store.open(row.objectToken())
                .flatMap(multipart -> Flux.fromStream(
                                LongStream.range(0, parts(row.received())).boxed())
                        .concatMap(index -> send(row, multipart, index.intValue(), extents(sources, index), digest))
                        .collectList()
                        .flatMap(parts -> store.complete(row.objectToken(), multipart, parts)))
                .then(Mono.fromSupplier(() -> sum(digest).value()));
    }

    /** A part that has to be sent again is added up again. */
    private Mono<StoredPart> send(
            UploadRow row, String multipart, int index, List<Extent> extents, AtomicReference<RunningDigest> digest) {
        var before = sum(digest).state();
        var content = store.extents(extents)
                .through(bytes -> Flux.defer(() -> {
                    var running = RunningDigest.from(before);
                    // not when they end: who sends them takes as many as it announced, and looks for no end
                    digest.set(running);
                    return hashing.passing(bytes, running::update);
                }));
        return store.sendPart(row.objectToken(), multipart, index + 1, content);
    }

    private static RunningDigest sum(AtomicReference<RunningDigest> digest) {
        return Objects.requireNonNull(digest.get());
    }

    private long parts(long size) {
        return (size + partSize - 1) / partSize;
    }

    /** What a part consists of. */
    private List<Extent> extents(List<UploadRepository.Source> sources, long index) {
        long from = index * partSize;
        long to = from + partSize;
        var extents = new ArrayList<Extent>();
        long begin = 0;
        for (var source : sources) {
            long first = Math.max(from, begin) - begin;
            long end = Math.min(to, begin + source.size()) - begin;
            if (first < end) {
                extents.add(new Extent(source.objectToken(), first, end - 1));
            }
            begin += source.size();
        }
        return extents;
    }

    private static UploadRepository.Source requireStored(UploadRepository.Source source) {
        return switch (source.state()) {
            case STORED, CLAIMED -> source;
            case RECEIVING, COMPLETING -> throw new NotYetException(source.token());
            case ABORTED, EXPIRED -> throw new NoMoreException(source.token());
        };
    }

    /** What is to be joined is not stored yet. */
    static final class NotYetException extends RuntimeException {

        NotYetException(String token) {
            super("The partial upload " + token + " is not stored yet", null, false, false);
        }
    }

    /** What is to be joined is gone. */
    static final class NoMoreException extends RuntimeException {

        NoMoreException(String token) {
            super("The partial upload " + token + " is gone", null, false, false);
        }
    }
}
