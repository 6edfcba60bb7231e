package io.rivulet.upload.tus;

import io.rivulet.platform.api.Resource;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.EventStreams;
import io.rivulet.session.BearerTokens;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.Uploads;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Shows an owner how far an upload has come, once or until it is stored, without disturbing it. */
@Component
class ProgressHandler {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Set<UploadState> GOING_ON = Set.of(UploadState.RECEIVING, UploadState.COMPLETING);

    private final BearerTokens bearers;
    private final Uploads uploads;
    private final EventStreams streams;
    private final JsonMapper json;

    ProgressHandler(BearerTokens bearers, Uploads uploads, EventStreams streams, JsonMapper json) {
        this.bearers = bearers;
        this.uploads = uploads;
        this.streams = streams;
        this.json = json;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return bearers.requireHolder(request).flatMap(owner -> show(owner, request));
    }

    private Mono<ServerResponse> show(Viewer owner, ServerRequest request) {
        var token = UploadAddress.token(request);
        boolean watches = request.headers().accept().contains(MediaType.TEXT_EVENT_STREAM);
        return uploads.find(owner, token)
                .flatMap(upload -> watches
                        ? streams.toResponse(events(owner, upload))
                        : Resource.answer(request, json.writeValueAsBytes(Progress.of(upload))));
    }

    /** What changes, at most twice a second, and `end` when nothing more is to come. */
    private Flux<ServerSentEvent<Progress>> events(Viewer owner, Upload now) {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> look(owner, now.token()), 1)
                .onErrorComplete(ApiException.class)
                .startWith(now)
                .takeUntil(upload -> !GOING_ON.contains(upload.state()))
                .map(Progress::of)
                .distinctUntilChanged()
                .map(progress ->
                        ServerSentEvent.builder(progress).event("progress").build())
                .concatWithValues(ServerSentEvent.<Progress>builder()
                        .event("end")
                        .comment("that is all")
                        .build());
    }

    /** Whoever watches outlives a moment without the database, and learns at once that the upload has ended. */
    private Mono<Upload> look(Viewer owner, String token) {
        return uploads.find(owner, token).onErrorResume(failure -> Patience.mayPass(failure), failure -> Mono.empty());
    }
}
