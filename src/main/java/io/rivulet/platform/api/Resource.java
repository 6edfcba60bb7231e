package io.rivulet.platform.api;

import io.rivulet.platform.web.JsonBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A single resource as it is answered: with an `ETag`, or as unchanged to those who have it already. */
public final class Resource {

    private static final int USUAL_SIZE = 512;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private Resource() {}

    /** What somebody may change of it, as one text: of other parts it is another. */
    public static String state(@Nullable Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part instanceof List<?> list ? state(list.toArray()) : String.valueOf(part))
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    public static Mono<ServerResponse> answer(ServerRequest request, Consumer<JsonBytes> writer) {
        return answer(request, bytes(writer));
    }

    public static Mono<ServerResponse> answer(ServerRequest request, byte[] body) {
        return answer(request, EntityTag.of(body), body);
    }

    /** Of one that its owner may change, known by what they may change of it, too. */
    public static Mono<ServerResponse> answer(ServerRequest request, String state, Consumer<JsonBytes> writer) {
        return answer(request, state, bytes(writer));
    }

    /** The same of bytes that are there already. */
    public static Mono<ServerResponse> answer(ServerRequest request, String state, byte[] body) {
        return answer(request, EntityTag.of(state, body), body);
    }

    private static Mono<ServerResponse> answer(ServerRequest request, EntityTag tag, byte[] body) {
        // of a change, the new tag says nothing about what its sender had seen
        var unchanged = READING.contains(request.method())
                ? request.checkNotModified(tag.text())
                : Mono.<ServerResponse>empty();
        return unchanged.switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                .eTag(tag.text())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)));
    }

    private static byte[] bytes(Consumer<JsonBytes> writer) {
        var json = new JsonBytes(USUAL_SIZE);
        writer.accept(json);
        return json.toByteArray();
    }
}
