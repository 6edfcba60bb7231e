package io.rivulet.openapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        this.tag = '"' + digest(bytes).substring(0, DIGITS) + '"';
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

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
