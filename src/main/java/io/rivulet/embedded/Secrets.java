package io.rivulet.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and keys that nobody has to know. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String random() {
        var bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
