package io.rivulet.platform.api;

import io.rivulet.platform.web.JsonBytes;
import java.util.Arrays;
import java.util.List;
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

    private Resource() {}

    /** What somebody may change of it, as one text: of other parts it is another, wherever one ends and the next begins. */
    public static String state(@Nullable Object... parts) {
        return Arrays.stream(parts).map(Resource::part).collect(Collectors.joining());
    }

    private static String part(@Nullable Object part) {
        if (part == null) {
            return "-";
        }
        var text = part instanceof List<?> several ? state(several.toArray()) : part.toString();
        return text.length() + ":" + text;
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
        var unchanged = request.method().equals(HttpMethod.GET)
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
