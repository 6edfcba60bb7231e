package io.rivulet.upload.tus;

import io.rivulet.platform.web.WebError;
import io.rivulet.upload.Addition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The bytes that a request brings. */
final class Bytes {

    private static final int UNKNOWN = -1;

    private Bytes() {}

    /** Whether there may be some, which only reading tells when their number was not announced. */
    static boolean mayComeWith(ServerRequest request) {
        var headers = request.headers().asHttpHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    static void requireType(ServerRequest request) {
        var type = request.headers().contentType().orElse(null);
        if (type == null || !TusHeaders.BYTES.equalsTypeAndSubtype(type)) {
            throw WebError.BODY_TYPE_UNKNOWN.because("Send the bytes with the Content-Type " + TusHeaders.BYTES);
        }
    }

    static Addition at(long offset, @Nullable Long uploadLength, ServerRequest request, Mono<Void> permission) {
        var headers = request.headers().asHttpHeaders();
        return new Addition(
                offset,
                announced(headers),
                uploadLength,
                Checksum.of(headers),
                request.body(BodyExtractors.toDataBuffers()),
                permission);
    }

    private static @Nullable Long announced(HttpHeaders headers) {
        long length = headers.getContentLength();
        return length == UNKNOWN ? null : length;
    }
}
