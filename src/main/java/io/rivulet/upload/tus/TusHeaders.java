package io.rivulet.upload.tus;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The words of the protocol, and how their values are read. */
final class TusHeaders {

    static final String VERSION = "1.0.0";
    static final MediaType BYTES = MediaType.parseMediaType("application/offset+octet-stream");

    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSIONS = "Tus-Version";
    static final String EXTENSION = "Tus-Extension";
    static final String MAX_SIZE = "Tus-Max-Size";
    static final String ALGORITHMS = "Tus-Checksum-Algorithm";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String DEFER_LENGTH = "Upload-Defer-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CONCAT = "Upload-Concat";
    static final String CHECKSUM = "Upload-Checksum";
    static final String EXPIRES = "Upload-Expires";
    static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    /** More digits than any file has bytes. */
    private static final int LONGEST = 18;

    private TusHeaders() {}

    static Optional<String> find(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).map(String::strip);
    }

    /** A number of bytes, which is never negative; one that no file has counts as the largest there is. */
    static Optional<Long> findNumber(HttpHeaders headers, String name) {
        return find(headers, name).map(value -> number(name, value));
    }

    static ApiException malformed(String name, String expected) {
        return WebError.PARAMETER_INVALID.because("The header " + name + " must be " + expected);
    }

    private static long number(String name, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed(name, "a number of bytes, not negative");
        }
        return value.length() > LONGEST ? Long.MAX_VALUE : Long.parseLong(value);
    }
}
