package io.rivulet.platform.api;

import io.rivulet.platform.web.WebError;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where a list goes on, as clients keep it: opaque, and of one kind of list alone.
 *
 * @param list the kind of list
 * @param position the numbers that it is ordered by
 */
record Cursor(String list, List<Long> position) {

    String text() {
        var bytes = positionBytes().array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(bytes.length + Integer.BYTES)
                        .put(bytes)
                        .putInt(checksum())
                        .array());
    }

    /** Of a list that is ordered by one number, which is above 0. */
    static long parse(String list, String text) {
        var before = parse(list, text, 1).position().getFirst();
        if (before <= 0) {
            throw unknown();
        }
        return before;
    }

    static Cursor parse(String list, String text, int numbers) {
        var bytes = decoded(text);
        if (bytes.length == numbers * Long.BYTES + Integer.BYTES) {
            var buffer = ByteBuffer.wrap(bytes);
            var position = new Long[numbers];
            for (int i = 0; i < numbers; i++) {
                position[i] = buffer.getLong();
            }
            var cursor = new Cursor(list, List.of(position));
            if (cursor.checksum() == buffer.getInt() && cursor.text().equals(text)) {
                return cursor;
            }
        }
        throw unknown();
    }

    private static RuntimeException unknown() {
        return WebError.PARAMETER_INVALID
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

    private ByteBuffer positionBytes() {
        var bytes = ByteBuffer.allocate(position.size() * Long.BYTES);
        position.forEach(bytes::putLong);
        return bytes.flip();
    }

    /** No secret: it tells slips and mix-ups, and nothing is to be won with a made-up one. */
    private int checksum() {
        var checksum = new CRC32C();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update(positionBytes());
        return (int) checksum.getValue();
    }
}
