package io.rivulet.message;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into its conversation.
 *
 * @param clientId by which its sender's client knows it again; null where it does not
 */
record Sending(
        Direction direction, String content, @Nullable String clientId) {

    private static final int OTHER_BYTES = 64;

    int bytes() {
        return content.getBytes(StandardCharsets.UTF_8).length + OTHER_BYTES;
    }
}
