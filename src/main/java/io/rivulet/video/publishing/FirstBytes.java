package io.rivulet.video.publishing;

import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.upload.StoredFile;
import java.nio.ByteBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells by its first bytes what a stored file is, whatever its sender says. */
@Component
class FirstBytes {

    private final ObjectStore store;

    FirstBytes(ObjectStore store) {
        this.store = store;
    }

    /** Refuses what is no video. */
    Mono<Container> require(StoredFile file) {
        return head(file)
                .flatMap(head -> Mono.justOrEmpty(Container.sniff(head)))
                .switchIfEmpty(MediaError.NOT_A_VIDEO.asError("This is no video of a kind that is known here"));
    }

    private Mono<ByteBuffer> head(StoredFile file) {
        long length = Math.min(file.size(), Container.HEAD_BYTES);
        return length == 0
                ? Mono.empty()
                : store.read(file.key(), 0, length - 1)
                        .reduceWith(() -> ByteBuffer.allocate((int) length), ByteBuffer::put)
                        .map(ByteBuffer::flip);
    }
}
