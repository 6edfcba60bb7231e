package io.rivulet.upload.form;

import io.netty.buffer.ByteBuf;
import io.rivulet.media.Container;
import io.rivulet.media.MediaError;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.IncomingFile;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The file of a form: judged by its first bytes, bounded in size, and more narrowly so while nobody answers for it. */
final class FileIntake {

    private final IncomingFile file;
    private final FormLimits limits;
    private final ByteBuffer head = ByteBuffer.allocate(Container.HEAD_BYTES);

    private @Nullable Container container;
    private @Nullable Viewer owner;
    /** Left once, whether the token or the end of the request comes first. */
    private final AtomicBoolean unauthenticated = new AtomicBoolean();

    private boolean complete;
    private long size;

    FileIntake(IncomingFile file, FormLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    void beginUnauthenticated() {
        limits.enterUnauthenticated();
        unauthenticated.set(true);
    }

    /** From now on somebody answers for the bytes, those that have come included. */
    void authenticated(Viewer by) {
        settle();
        owner = by;
        limits.count(by, size);
    }

    Mono<Void> write(ByteBuf bytes) {
        size += bytes.readableBytes();
        limits.check(size, unauthenticated.get());
        if (owner != null) {
            limits.count(owner, bytes.readableBytes());
        }
        if (container == null) {
            keepHead(bytes);
        }
        return file.write(bytes);
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

    long size() {
        return size;
    }

    IncomingFile file() {
        return file;
    }

    Mono<Void> finish() {
        return file.finish();
    }

    Mono<Void> release() {
        return Mono.defer(() -> {
            settle();
            return file.release();
        });
    }

    Mono<Void> discard() {
        return Mono.defer(() -> {
            settle();
            return file.discard();
        });
    }

    private void settle() {
        if (unauthenticated.getAndSet(false)) {
            limits.leaveUnauthenticated();
        }
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
