package io.rivulet.upload.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** What the bytes of one request add up to. */
public interface RequestSum {

    void update(ByteBuffer bytes);

    /** In hexadecimal digits. */
    String value();

    static RequestSum crc32c() {
        var sum = new CRC32C();
        return new RequestSum() {

            @Override
            public void update(ByteBuffer bytes) {
                sum.update(bytes.duplicate());
            }

            @Override
            public String value() {
                return HexFormat.of().toHexDigits((int) sum.getValue());
            }
        };
    }

    static RequestSum messageDigest(String algorithm) {
        var digest = digest(algorithm);
        return new RequestSum() {

            @Override
            public void update(ByteBuffer bytes) {
                digest.update(bytes.duplicate());
            }

            @Override
            public String value() {
                return HexFormat.of().formatHex(digest.digest());
            }
        };
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has " + algorithm, missing);
        }
    }
}
