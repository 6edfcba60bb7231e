package io.rivulet.openapi;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Shows the description, which is put together once it is asked for. */
@Component
class DescriptionHandler {

    private final Mono<FixedAnswer> description;

    DescriptionHandler(JsonMapper json) {
        this.description = Mono.fromCallable(() -> json.writeValueAsBytes(Description.read()))
                .map(bytes -> FixedAnswer.of(MediaType.APPLICATION_JSON_VALUE, bytes))
                .subscribeOn(Schedulers.boundedElastic())
                .cacheInvalidateIf(kept -> false);
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return description.flatMap(answer -> answer.to(request));
    }
}
