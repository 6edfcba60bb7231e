package io.rivulet.session;

import io.rivulet.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What a session's tokens are refreshed with: nothing of it is kept but its hash. */
final class RefreshToken {

    private static final int SEAL_BYTES = 32;
    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES + SEAL_BYTES;
    private static final int CHARACTERS = (BYTES * 4 + 2) / 3;

    private final UUID family;
    private final int sequence;
    private final byte[] bytes;

    RefreshToken(UUID family, int sequence, Seal seal) {
        this.family = family;
        this.sequence = sequence;
        var named = ByteBuffer.allocate(BYTES)
                .putLong(family.getMostSignificantBits())
                .putLong(family.getLeastSignificantBits())
                .putInt(sequence);
        var sealed = seal.of(named.array(), 0, named.position());
        this.bytes = named.put(sealed).array();
    }

    /** Empty for what this server has not made: it is not even looked up. */
    static Optional<RefreshToken> read(String text, Seal seal) {
        return text.length() == CHARACTERS ? decoded(text).flatMap(sent -> genuine(sent, seal)) : Optional.empty();
    }

    private static Optional<RefreshToken> genuine(byte[] sent, Seal seal) {
        var named = ByteBuffer.wrap(sent);
        var token = new RefreshToken(new UUID(named.getLong(), named.getLong()), named.getInt(), seal);
        return MessageDigest.isEqual(token.bytes, sent) ? Optional.of(token) : Optional.empty();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text)).filter(bytes -> bytes.length == BYTES);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The session that it belongs to. */
    UUID family() {
        return family;
    }

    int sequence() {
        return sequence;
    }

    /** The same each time, so that it need not be kept to be given again. */
    RefreshToken successor(Seal seal) {
        return new RefreshToken(family, sequence + 1, seal);
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] hash() {
        return Sha256.of(bytes);
    }

    @Override
    public String toString() {
        return "RefreshToken[family=" + family + ", sequence=" + sequence + "]";
    }
}
