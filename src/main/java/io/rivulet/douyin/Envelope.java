package io.rivulet.douyin;

import static org.springframework.web.reactive.function.server.ServerResponse.ok;

import io.rivulet.card.Card;
import io.rivulet.platform.web.JsonBody;
import io.rivulet.platform.web.JsonBytes;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The outer shape of every answer of the contract that succeeds: a code, a sentence, and the payload beside them. */
final class Envelope {

    private static final int SMALL = 256;
    private static final int USUAL_ENTRY = 256;

    private final JsonBytes json;

    private Envelope(int capacity) {
        this.json = new JsonBytes(capacity)
                .put('{')
                .member("status_code")
                .number(0)
                .member("status_msg")
                .string("success");
    }

    static Envelope success() {
        return new Envelope(SMALL);
    }

    /** With a list, whose entries are written one after the other. */
    static <T> Envelope of(String name, Collection<T> entries, BiConsumer<T, JsonBytes> writer) {
        return new Envelope(SMALL + entries.size() * USUAL_ENTRY).list(name, entries, writer);
    }

    /** With a list of cards, for which there is room from the beginning: else all would be copied again and again. */
    static Envelope of(String name, Collection<? extends Card> cards, byte[] base) {
        int size = SMALL;
        for (var card : cards) {
            size += 1 + card.size(base.length);
        }
        return new Envelope(size).list(name, cards, (card, json) -> card.writeTo(json, base));
    }

    Envelope with(String name, long value) {
        json.member(name).number(value);
        return this;
    }

    Envelope with(String name, String value) {
        json.member(name).string(value);
        return this;
    }

    Envelope with(String name, Consumer<JsonBytes> value) {
        value.accept(json.member(name));
        return this;
    }

    /** The finished answer. */
    JsonBody toBody() {
        return json.put('}').toBody();
    }

    Mono<ServerResponse> toResponse() {
        return response(toBody());
    }

    static Mono<ServerResponse> response(JsonBody body) {
        return ok().contentType(MediaType.APPLICATION_JSON)
                .contentLength(body.size())
                .body((response, context) ->
                        response.writeWith(Mono.fromSupplier(() -> body.toBuffer(response.bufferFactory()))));
    }

    private <T> Envelope list(String name, Collection<T> entries, BiConsumer<T, JsonBytes> writer) {
        json.member(name).put('[');
        char before = 0;
        for (var entry : entries) {
            if (before == ',') {
                json.put(before);
            }
            writer.accept(entry, json);
            before = ',';
        }
        json.put(']');
        return this;
    }
}
