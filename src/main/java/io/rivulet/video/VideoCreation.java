package io.rivulet.video;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.idempotency.Attempt;
import io.rivulet.platform.idempotency.Idempotency;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reads what video is wanted, and makes it once however often it is asked for. */
@Component
class VideoCreation {

    private final Bodies bodies;
    private final Creation creation;
    private final Captions captions;
    private final Idempotency idempotency;
    private final Events events;

    VideoCreation(Bodies bodies, Creation creation, Captions captions, Idempotency idempotency, Events events) {
        this.bodies = bodies;
        this.creation = creation;
        this.captions = captions;
        this.idempotency = idempotency;
        this.events = events;
    }

    Mono<ServerResponse> create(Viewer author, ServerRequest request) {
        return bodies.bytes(request).flatMap(body -> create(author, request, body));
    }

    private Mono<ServerResponse> create(Viewer author, ServerRequest request, byte[] body) {
        var attempt = Attempt.of(
                author, "POST " + VideoRoutes.VIDEOS, request.headers().asHttpHeaders(), body);
        var prepared = Mono.fromCallable(() -> bodies.parse(body, NewVideo.class))
                .flatMap(wanted -> creation.prepare(author, wanted, captions));
        return idempotency
                .once(attempt, prepared, ready -> creation.create(author, ready))
                .onErrorMap(ApiException.class, VideoEditHandler::placed)
                .doOnNext(answered -> creation.wake())
                .delayUntil(answered -> events.handedOverSoon())
                .flatMap(answered -> answered.toResponse());
    }
}
