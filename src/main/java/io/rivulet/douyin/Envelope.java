package io.rivulet.douyin;

import static org.springframework.web.reactive.function.server.ServerResponse.ok;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The outer shape of every answer of the contract: a code, a sentence, and the payload beside them. */
final class Envelope {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private Envelope(int code, String message) {
        members.put("status_code", code);
        members.put("status_msg", message);
    }

    static Envelope success() {
        return new Envelope(0, "success");
    }

    static Envelope failure(int code, String message) {
        return new Envelope(code, message);
    }

    Envelope with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Map<String, Object> members() {
        return members;
    }

    Mono<ServerResponse> toResponse() {
        return ok().contentType(MediaType.APPLICATION_JSON).bodyValue(members);
    }
}
