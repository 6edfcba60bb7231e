package io.rivulet.upload.form;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.rivulet.upload.UploadError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The small values of a form: the first of each name counts, and what is known beforehand comes before all. */
final class FormFields {

    private static final int MAX_BYTES = 64 * 1024;

    private final Map<String, String> values;
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private String name = "";
    private int bytes;

    FormFields(Map<String, String> known) {
        this.values = new HashMap<>(known);
    }

    void begin(String field) {
        name = field;
        current.reset();
    }

    void append(ByteBuf piece) {
        bytes += piece.readableBytes();
        if (bytes > MAX_BYTES) {
            throw UploadError.FORM_UNREADABLE.because("The fields of the form are larger than " + MAX_BYTES
                    + " bytes together: send less beside the file");
        }
        current.writeBytes(ByteBufUtil.getBytes(piece));
    }

    void end() {
        var value = current.toString(StandardCharsets.UTF_8);
        values.merge(name, value, (first, later) -> first.isBlank() ? later : first);
    }

    boolean has(String field) {
        return find(field).isPresent();
    }

    Optional<String> find(String field) {
        return Optional.ofNullable(values.get(field)).filter(value -> !value.isBlank());
    }

    Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
