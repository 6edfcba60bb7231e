package io.rivulet.platform.web;

import java.nio.ByteBuffer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/** A finished answer, which may be sent any number of times. */
public final class JsonBody {

    private final byte[] bytes;
    private final int size;

    JsonBody(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** The answer itself, not a copy of it. */
    public DataBuffer toBuffer(DataBufferFactory buffers) {
        return buffers.wrap(ByteBuffer.wrap(bytes, 0, size));
    }
}
