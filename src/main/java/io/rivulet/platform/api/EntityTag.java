package io.rivulet.platform.api;

import io.rivulet.platform.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What tells one answer about a resource from another. Of what somebody may change it begins with that alone, so that a
 * change is not refused because a count has moved.
 */
record EntityTag(String text) {

    private static final int DIGITS_OF_BODY = 32;
    private static final int DIGITS_OF_STATE = 16;

    static EntityTag of(byte[] body) {
        return new EntityTag('"' + digest(body, DIGITS_OF_BODY) + '"');
    }

    static EntityTag of(String state, byte[] body) {
        return new EntityTag(beginning(state) + digest(body, DIGITS_OF_BODY) + '"');
    }

    /** Whether it was given out while the resource was in that state. */
    boolean isOf(String state) {
        return text.startsWith(beginning(state));
    }

    private static String beginning(String state) {
        return '"' + digest(state.getBytes(StandardCharsets.UTF_8), DIGITS_OF_STATE) + '-';
    }

    private static String digest(byte[] bytes, int digits) {
        return HexFormat.of().formatHex(Arrays.copyOf(Sha256.of(bytes), digits / 2));
    }
}
