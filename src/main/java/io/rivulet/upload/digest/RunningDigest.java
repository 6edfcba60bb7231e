package io.rivulet.upload.digest;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.jspecify.annotations.Nullable;

/** A SHA-256 that can be stored half-way and continued elsewhere, which the platform's own cannot. */
public final class RunningDigest {

    private static final int CHUNK = 16 * 1024;

    private final SHA256Digest digest;
    private final byte[] chunk = new byte[CHUNK];

    private RunningDigest(SHA256Digest digest) {
        this.digest = digest;
    }

    /** Continues from a stored state; begins where there is none. */
    public static RunningDigest from(byte @Nullable [] state) {
        return new RunningDigest(state == null ? new SHA256Digest() : new SHA256Digest(state));
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
        return digest.getEncodedState();
    }

    /** Of all bytes so far; the digest cannot be continued afterwards. */
    public byte[] value() {
        var value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }
}
