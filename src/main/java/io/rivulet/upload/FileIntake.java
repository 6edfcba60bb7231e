package io.rivulet.upload;

import io.netty.buffer.ByteBuf;
import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The file of a form: judged by its first bytes, bounded in size, and more narrowly so while nobody answers for it. */
final class FileIntake {

    private final UploadTarget target;
    private final UploadWriter writer;
    private final UploadLimits limits;
    private final ByteBuffer head = ByteBuffer.allocate(Container.HEAD_BYTES);

    private @Nullable Container container;
    /** Left once, whether the token or the end of the request comes first. */
    private final AtomicBoolean unauthenticated = new AtomicBoolean();

    private boolean complete;

    FileIntake(UploadTarget target, UploadWriter writer, UploadLimits limits) {
        this.target = target;
        this.writer = writer;
        this.limits = limits;
    }

    void beginUnauthenticated() {
        limits.enterUnauthenticated();
        unauthenticated.set(true);
    }

    void authenticated() {
        if (unauthenticated.getAndSet(false)) {
            limits.leaveUnauthenticated();
        }
    }

    Mono<Void> write(ByteBuf bytes) {
        limits.check(writer.size() + bytes.readableBytes(), unauthenticated.get());
        if (container == null) {
            keepHead(bytes);
        }
        return writer.write(bytes);
    }

    void end() {
        if (container == null) {
            container = sniff();
        }
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    Container container() {
        if (container == null) {
            throw new IllegalStateException("a file was finished before it was judged");
        }
        return container;
    }

    Mono<StoredParts> finish() {
        return writer.finish();
    }

    Mono<Void> touch() {
        return target.touch().then();
    }

    Mono<Void> release() {
        return Mono.defer(() -> {
            authenticated();
            return writer.release();
        });
    }

    Mono<Void> discard() {
        return release().then(target.discard());
    }

    private void keepHead(ByteBuf bytes) {
        int length = Math.min(head.remaining(), bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), head.slice(head.position(), length));
        head.position(head.position() + length);
        if (!head.hasRemaining()) {
            container = sniff();
        }
    }

    private Container sniff() {
        return Container.sniff(head.duplicate().flip())
                .orElseThrow(() -> MediaError.NOT_A_VIDEO.because(
                        "The file is no video that can be read: send MP4, MOV, WebM, MKV or AVI"));
    }
}
