package io.rivulet.video.api;

import io.rivulet.platform.api.PathIds;
import io.rivulet.session.BearerTokens;
import io.rivulet.video.removal.Removal;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Makes, shows and removes single videos. */
@Component
class VideoHandler {

    private final BearerTokens bearers;
    private final VideoCreation creation;
    private final VideoAnswers answers;
    private final Removal removal;

    VideoHandler(BearerTokens bearers, VideoCreation creation, VideoAnswers answers, Removal removal) {
        this.bearers = bearers;
        this.creation = creation;
        this.answers = answers;
        this.removal = removal;
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return bearers.require(request).flatMap(author -> creation.create(author, request));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return bearers.find(request).flatMap(viewer -> answers.of(PathIds.id(request), viewer, request));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return bearers.require(request)
                .flatMap(author -> removal.remove(author, PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }
}
