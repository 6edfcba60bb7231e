package io.rivulet.video.api;

import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.EventStreams;
import io.rivulet.session.BearerTokens;
import io.rivulet.video.Videos;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells an author how their video is made, until it can be played or never will be. */
@Component
class WatchHandler {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final BearerTokens bearers;
    private final VideoAnswers answers;
    private final Videos videos;
    private final EventStreams streams;

    WatchHandler(BearerTokens bearers, VideoAnswers answers, Videos videos, EventStreams streams) {
        this.bearers = bearers;
        this.answers = answers;
        this.videos = videos;
        this.streams = streams;
    }

    /** Whoever sends an Accept that is none is shown the video all the same. */
    static boolean isMeant(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT).stream()
                .flatMap(accepted -> Stream.of(accepted.split(",", -1)))
                .map(type -> type.split(";", -1)[0].strip())
                .anyMatch(MediaType.TEXT_EVENT_STREAM_VALUE::equalsIgnoreCase);
    }

    Mono<ServerResponse> watch(ServerRequest request) {
        return bearers.require(request).flatMap(author -> watch(author, request));
    }

    private Mono<ServerResponse> watch(Viewer author, ServerRequest request) {
        long id = PathIds.id(request);
        var look = answers.view(id, author, request).filter(view -> author.is(view.authorId()));
        return look.switchIfEmpty(videos.refuseStranger(id, author))
                .flatMap(now -> streams.toResponse(events(now, look)));
    }

    /** What changes, at most twice a second, and `end` when nothing more is to come. */
    private static Flux<ServerSentEvent<VideoView>> events(VideoView now, Mono<VideoView> look) {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> look.onErrorResume(WatchHandler::mayPass, outage -> Mono.empty()), 1)
                // it was removed
                .onErrorComplete(ApiException.class)
                .startWith(now)
                .takeUntil(view -> !view.isInWork())
                .distinctUntilChanged(VideoView::state)
                .map(view -> ServerSentEvent.builder(view).event("progress").build())
                .concatWithValues(ServerSentEvent.<VideoView>builder()
                        .event("end")
                        .comment("that is all")
                        .build());
    }

    /** Whoever watches outlives a moment without the database. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof ApiException);
    }
}
