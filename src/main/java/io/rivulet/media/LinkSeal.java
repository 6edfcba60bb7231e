package io.rivulet.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;

/** Signs addresses, and knows its signatures again without telling by its time how much of one is right. */
record LinkSeal(Mac keyed) {

    String of(String path, long expires) {
        return HexFormat.of().formatHex(signature(path, expires));
    }

    boolean fits(String path, long expires, String signature) {
        return MessageDigest.isEqual(
                of(path, expires).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(String path, long expires) {
        try {
            var mac = (Mac) keyed.clone();
            return mac.doFinal((path + '\n' + expires).getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
