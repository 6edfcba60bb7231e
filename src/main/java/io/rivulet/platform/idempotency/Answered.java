package io.rivulet.platform.idempotency;

import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What a request was answered.
 *
 * @param location of what it made
 * @param answer its body, as JSON
 */
public record Answered(int status, String location, String answer) {

    public Mono<ServerResponse> toResponse() {
        return ServerResponse.status(status)
                .location(URI.create(location))
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer);
    }
}
