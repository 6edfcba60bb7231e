package io.rivulet.video.api;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.events.Events;
import io.rivulet.platform.idempotency.Answered;
import io.rivulet.platform.idempotency.Attempt;
import io.rivulet.platform.idempotency.Idempotency;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.entry.Entry;
import io.rivulet.video.entry.NewVideo;
import io.rivulet.video.publishing.Creation;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what video is wanted, and makes it once however often it is asked for. */
@Component
class VideoCreation {

    private final Bodies bodies;
    private final Creation creation;
    private final Idempotency idempotency;
    private final Events events;
    private final JsonMapper json;

    VideoCreation(Bodies bodies, Creation creation, Idempotency idempotency, Events events, JsonMapper json) {
        this.bodies = bodies;
        this.creation = creation;
        this.idempotency = idempotency;
        this.events = events;
        this.json = json;
    }

    Mono<ServerResponse> create(Viewer author, ServerRequest request) {
        return bodies.bytes(request).flatMap(body -> create(author, request, body));
    }

    private Mono<ServerResponse> create(Viewer author, ServerRequest request, byte[] body) {
        var attempt = Attempt.of(
                author, "POST " + VideoRoutes.VIDEOS, request.headers().asHttpHeaders(), body);
        var prepared = Mono.fromCallable(() -> bodies.parse(body, NewVideo.class))
                .flatMap(wanted -> creation.prepare(author, wanted));
        return idempotency
                .once(attempt, prepared, ready -> creation.create(author, ready).map(this::answered))
                .doOnNext(answered -> creation.wake())
                .delayUntil(answered -> events.handedOverSoon())
                .flatMap(answered -> answered.toResponse());
    }

    private Answered answered(Entry entry) {
        var view = VideoView.of(entry);
        return new Answered(201, VideoRoutes.VIDEOS + '/' + view.id(), json.writeValueAsString(view));
    }
}
