package io.rivulet.platform.api;

import io.rivulet.platform.web.WebError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Where a list goes on, as clients keep it: opaque, and of one kind of list alone.
 *
 * @param list the kind of list
 */
record Cursor(String list, long before) {

    private static final int BYTES = Long.BYTES + Integer.BYTES;

    String text() {
        var bytes = ByteBuffer.allocate(BYTES).putLong(before).putInt(checksum());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Cursor parse(String list, String text) {
        var bytes = decoded(text);
        if (bytes.length == BYTES) {
            var buffer = ByteBuffer.wrap(bytes);
            var cursor = new Cursor(list, buffer.getLong());
            if (cursor.before > 0
                    && cursor.checksum() == buffer.getInt()
                    && cursor.text().equals(text)) {
                return cursor;
            }
        }
        throw WebError.PARAMETER_INVALID
                .because("The parameter `cursor` must be the `next` of an answer of this list")
                .at("cursor");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    /** No secret: it tells slips and mix-ups, and nothing is to be won with a made-up one. */
    private int checksum() {
        var checksum = new CRC32C();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(before).flip());
        return (int) checksum.getValue();
    }
}
