package io.rivulet.upload.form;

import io.rivulet.upload.UploadError;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/**
 * A multipart form with a file in its part `data`, as it arrives.
 *
 * @param known values known before the body, such as those of the query; they win over parts of the same name
 */
public record FormRequest(Flux<DataBuffer> body, String boundary, Map<String, String> known) {

    public static FormRequest of(MediaType type, Flux<DataBuffer> body, Map<String, String> known) {
        var boundary = type.getParameter("boundary");
        if (!type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA) || boundary == null || boundary.isBlank()) {
            throw UploadError.NOT_A_FORM.because("Send the file as multipart/form-data with a boundary");
        }
        return new FormRequest(body, unquoted(boundary), known);
    }

    private static String unquoted(String boundary) {
        return boundary.length() > 1 && boundary.startsWith("\"") && boundary.endsWith("\"")
                ? boundary.substring(1, boundary.length() - 1)
                : boundary;
    }
}
