package io.rivulet.video.api;

import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.IfMatch;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.BearerTokens;
import io.rivulet.video.editing.VideoEditing;
import io.rivulet.video.entry.VideoEdit;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets authors change what they say of their videos. */
@Component
class VideoEditHandler {

    private final BearerTokens bearers;
    private final Bodies bodies;
    private final VideoEditing editing;
    private final VideoAnswers answers;

    VideoEditHandler(BearerTokens bearers, Bodies bodies, VideoEditing editing, VideoAnswers answers) {
        this.bearers = bearers;
        this.bodies = bodies;
        this.editing = editing;
        this.answers = answers;
    }

    Mono<ServerResponse> edit(ServerRequest request) {
        return bearers.require(request).flatMap(author -> edit(author, request));
    }

    private Mono<ServerResponse> edit(Viewer author, ServerRequest request) {
        long id = PathIds.id(request);
        var basis = IfMatch.of(request);
        return bodies.read(request, VideoEdit.class)
                .flatMap(wanted -> editing.edit(author, id, wanted, basis))
                .then(Mono.defer(() -> answers.of(id, author, request)));
    }
}
