package io.rivulet.video;

import io.rivulet.platform.api.Resource;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Single videos as answers. */
@Component
class VideoAnswers {

    private final Entries entries;
    private final PublicAddress address;
    private final JsonMapper json;

    VideoAnswers(Entries entries, PublicAddress address, JsonMapper json) {
        this.entries = entries;
        this.address = address;
        this.json = json;
    }

    Mono<ServerResponse> of(long videoId, Viewer viewer, ServerRequest request) {
        return entries.view(videoId, viewer, address.of(request.exchange().getRequest()))
                .flatMap(view -> Resource.answer(request, view.editable(), json.writeValueAsBytes(view)));
    }
}
