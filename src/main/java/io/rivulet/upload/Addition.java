package io.rivulet.upload;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bytes to be added to an upload.
 *
 * @param offset where they belong
 * @param announced how many they are; null when their sender did not say
 * @param uploadLength the length of the whole file, where its sender has learnt it only now; else null
 * @param checksum what they add up to; null when their sender did not say
 * @param bytes are released by whoever takes the addition
 * @param permission asked when all the upload's bytes are there, before it is finished: fails where its sender may no
 *     longer finish it
 */
public record Addition(
        long offset,
        @Nullable Long announced,
        @Nullable Long uploadLength,
        @Nullable ExpectedChecksum checksum,
        Flux<DataBuffer> bytes,
        Mono<Void> permission) {

    /** The same, of which somebody sees each buffer before it is taken and may end it by failing. */
    public Addition observed(Consumer<DataBuffer> observer) {
        return new Addition(offset, announced, uploadLength, checksum, bytes.doOnNext(observer), permission);
    }
}
