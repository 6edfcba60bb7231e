package io.rivulet.openapi;

import io.rivulet.platform.security.Sha256;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Bytes that are the same for everybody as long as the server is the same. */
final class FixedAnswer {

    private static final int DIGITS = 32;

    private final MediaType type;
    private final byte[] bytes;
    private final String tag;

    private FixedAnswer(MediaType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
        this.tag = '"' + Sha256.hex(bytes).substring(0, DIGITS) + '"';
    }

    static FixedAnswer of(String type, byte[] bytes) {
        return new FixedAnswer(MediaType.parseMediaType(type), bytes);
    }

    Mono<ServerResponse> to(ServerRequest request) {
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(tag)
                        .cacheControl(CacheControl.noCache().cachePublic())
                        .contentType(type)
                        .bodyValue(bytes)));
    }
}
