package io.rivulet.upload.engine;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rivulet.upload.Addition;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.NewUpload;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bytes to be sent, and requests that send them. */
final class Bytes {

    private static final NettyDataBufferFactory NETWORK = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    /** Small, so that files of some parts are sent quickly. */
    static final int PART = Integer.getInteger("upload.part", 256 * 1024);

    private Bytes() {}

    static byte[] random(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static NewUpload upload(@Nullable Long length) {
        return new NewUpload(length, "", new Concatenation.None());
    }

    /** All bytes from the offset on. */
    static Addition from(long offset, byte[] file) {
        var rest = Arrays.copyOfRange(file, (int) offset, file.length);
        return addition(offset, (long) rest.length, flow(rest));
    }

    static Addition addition(long offset, @Nullable Long announced, Flux<DataBuffer> bytes) {
        return new Addition(offset, announced, null, null, bytes, Mono.empty());
    }

    /** As they come from a network, in buffers of the usual size. */
    static Flux<DataBuffer> flow(byte[] bytes) {
        int size = 32 * 1024;
        return Flux.range(0, (bytes.length + size - 1) / size)
                .map(i -> Unpooled.copiedBuffer(bytes, i * size, Math.min(size, bytes.length - i * size)))
                .map(NETWORK::wrap);
    }
}
