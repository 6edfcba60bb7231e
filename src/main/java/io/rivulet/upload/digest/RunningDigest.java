package io.rivulet.upload.digest;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.SavableDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 that can be stored half-way and continued by any node, which the platform's own cannot. Where the processor
 * has instructions for it, they are used.
 */
public final class RunningDigest {

    private static final int CHUNK = 16 * 1024;
    private static final boolean NATIVE = NativeState.isUnderstood();

    private final SavableDigest digest;
    private final byte[] chunk = new byte[CHUNK];

    private RunningDigest(SavableDigest digest) {
        this.digest = digest;
    }

    /** Continues from a stored state; begins where there is none. */
    public static RunningDigest from(byte @Nullable [] state) {
        return new RunningDigest(NATIVE ? byProcessor(state) : inJava(state));
    }

    private static SavableDigest byProcessor(byte @Nullable [] state) {
        return state == null ? SHA256Digest.newInstance() : NativeState.restored(state);
    }

    private static SavableDigest inJava(byte @Nullable [] state) {
        return state == null ? new SHA256Digest() : new SHA256Digest(state);
    }

    public void update(ByteBuffer bytes) {
        var rest = bytes.duplicate();
        while (rest.hasRemaining()) {
            int length = Math.min(chunk.length, rest.remaining());
            rest.get(chunk, 0, length);
            digest.update(chunk, 0, length);
        }
    }

    public byte[] state() {
        var state = digest.getEncodedState();
        return NATIVE ? NativeState.toPortable(state) : state;
    }

    /** Of all bytes so far; the digest cannot be continued afterwards. */
    public byte[] value() {
        var value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }
}
