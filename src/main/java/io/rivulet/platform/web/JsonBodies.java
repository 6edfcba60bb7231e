package io.rivulet.platform.web;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies that must be objects of JSON, and says what is expected where one is not. */
@Component
public class JsonBodies {

    private final JsonMapper json;

    JsonBodies(JsonMapper json) {
        this.json = json;
    }

    /**
     * Refuses an absent body, another Content-Type and what cannot be read.
     *
     * @param expected a sentence that tells the members
     */
    public <T> Mono<T> read(ServerRequest request, Class<T> type, String expected) {
        var sent = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        return sent.isCompatibleWith(MediaType.APPLICATION_JSON)
                ? request.bodyToMono(byte[].class)
                        .mapNotNull(body -> parsed(body, type, expected))
                        .switchIfEmpty(WebError.BODY_UNREADABLE.asError(expected))
                : WebError.BODY_TYPE_UNKNOWN.asError("Send the body as application/json");
    }

    /** As {@link #read}; without any body there is nothing, and nothing is refused. */
    public <T> Mono<T> find(ServerRequest request, Class<T> type, String expected) {
        return request.headers().contentType().isEmpty() ? Mono.empty() : read(request, type, expected);
    }

    private <T> T parsed(byte[] body, Class<T> type, String expected) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException malformed) {
            // its message holds what was sent
            throw WebError.BODY_UNREADABLE.because(expected);
        }
    }
}
