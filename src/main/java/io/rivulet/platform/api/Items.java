package io.rivulet.platform.api;

import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.RankedPart;
import io.rivulet.platform.web.JsonBody;
import io.rivulet.platform.web.JsonBytes;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A part of a list as it is answered: its `items`, and `next` where it goes on. */
public final class Items {

    private static final int USUAL_SIZE = 4096;

    private Items() {}

    public static <T> Mono<ServerResponse> answer(
            Part<? extends T> part, ListRequest asked, BiConsumer<T, JsonBytes> writer) {
        return response(body(part, asked, writer));
    }

    public static <T> Mono<ServerResponse> answer(
            RankedPart<? extends T> part, RankedRequest asked, BiConsumer<T, JsonBytes> writer) {
        return response(body(part.entries(), part.next().map(asked::cursor), writer));
    }

    public static <T> JsonBody body(Part<? extends T> part, ListRequest asked, BiConsumer<T, JsonBytes> writer) {
        var next = part.next() == 0 ? Optional.<String>empty() : Optional.of(asked.cursor(part.next()));
        return body(part.entries(), next, writer);
    }

    private static <T> JsonBody body(
            List<? extends T> entries, Optional<String> next, BiConsumer<T, JsonBytes> writer) {
        var json = new JsonBytes(USUAL_SIZE).put('{').member("items").put('[');
        boolean first = true;
        for (var entry : entries) {
            if (!first) {
                json.put(',');
            }
            writer.accept(entry, json);
            first = false;
        }
        json.put(']');
        next.ifPresent(cursor -> json.member("next").string(cursor));
        return json.put('}').toBody();
    }

    public static Mono<ServerResponse> response(JsonBody body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .contentLength(body.size())
                .cacheControl(CacheControl.noStore())
                .body((response, context) ->
                        response.writeWith(Mono.fromSupplier(() -> body.toBuffer(response.bufferFactory()))));
    }
}
