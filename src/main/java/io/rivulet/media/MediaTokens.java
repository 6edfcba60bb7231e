package io.rivulet.media;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Unguessable names for new objects. */
@Component
public class MediaTokens {

    private static final int BYTES = 16;

    private final SecureRandom random;

    /** Seeded once, here: the platform's default generator reads a device at every call, which an event loop may not. */
    MediaTokens() throws NoSuchAlgorithmException {
        random = SecureRandom.getInstance("DRBG");
        random.nextBytes(new byte[BYTES]);
    }

    /** 128 random bits as 32 lower-case hexadecimal digits. */
    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
