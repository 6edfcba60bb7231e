package io.rivulet.session.key;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Publishes what tokens are verified with: keys that sign, did sign and are going to. */
@Component
class KeyHandler {

    /** Shorter than any key is published before it signs. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final MediaType TYPE = MediaType.parseMediaType("application/jwk-set+json");

    private final SigningKeys keys;

    KeyHandler(SigningKeys keys) {
        this.keys = keys;
    }

    /** The public parts are all that is printed. */
    Mono<ServerResponse> show(ServerRequest request) {
        return keys.shown()
                .flatMap(shown -> ServerResponse.ok()
                        .contentType(TYPE)
                        .cacheControl(CacheControl.maxAge(REMEMBERED).cachePublic())
                        .bodyValue(shown.toString(true)));
    }
}
