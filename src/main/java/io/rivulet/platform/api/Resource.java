package io.rivulet.platform.api;

import io.rivulet.platform.web.JsonBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A single resource as it is answered: with an `ETag`, or as unchanged to those who have it already. */
public final class Resource {

    private static final int USUAL_SIZE = 512;
    private static final int DIGITS = 32;

    private Resource() {}

    public static Mono<ServerResponse> answer(ServerRequest request, Consumer<JsonBytes> writer) {
        var json = new JsonBytes(USUAL_SIZE);
        writer.accept(json);
        return answer(request, json.toByteArray());
    }

    public static Mono<ServerResponse> answer(ServerRequest request, byte[] body) {
        var tag = '"' + digest(body) + '"';
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(tag)
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)));
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
