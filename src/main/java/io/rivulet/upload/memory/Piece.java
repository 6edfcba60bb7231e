package io.rivulet.upload.memory;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.PooledRef;

/** Bytes of an upload that are stored together. Guarded by its owner while it is filled, unchanged afterwards. */
public final class Piece {

    private final List<PooledRef<ByteBuffer>> segments = new ArrayList<>();
    private long begunAt;
    private long size;

    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int segments() {
        return segments.size();
    }

    /** Bytes held times the time they have been held for. */
    public double weight(long now) {
        return segments.stream()
                        .mapToDouble(segment -> segment.poolable().capacity())
                        .sum()
                * age(now);
    }

    /** Nanoseconds since the first byte came. */
    public long age(long now) {
        return now - begunAt;
    }

    public void add(PooledRef<ByteBuffer> segment) {
        if (segments.isEmpty()) {
            begunAt = System.nanoTime();
        }
        segments.add(segment);
    }

    /** Copies as many bytes as there is room for, and no more than the given number. */
    public void fill(ByteBuf bytes, long atMost) {
        if (segments.isEmpty()) {
            return;
        }
        var room = segments.getLast().poolable();
        int length = (int) Math.min(Math.min(room.remaining(), bytes.readableBytes()), atMost);
        int end = room.limit();
        bytes.readBytes(room.limit(room.position() + length));
        room.limit(end);
        size += length;
    }

    /** Whether the next byte needs another segment. */
    public boolean isFull() {
        return segments.isEmpty() || !segments.getLast().poolable().hasRemaining();
    }

    /** Views of the bytes, which are good until the release. */
    public List<ByteBuffer> buffers() {
        return segments.stream()
                .map(segment -> segment.poolable().duplicate().flip())
                .toList();
    }

    public Mono<Void> release() {
        return Flux.fromIterable(List.copyOf(segments))
                .concatMap(PooledRef::release)
                .then();
    }
}
