package io.rivulet.video.api;

import io.rivulet.media.MediaLinks;
import io.rivulet.platform.api.Resource;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import io.rivulet.video.entry.Entries;
import io.rivulet.video.entry.Entry;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Single videos as answers. */
@Component
class VideoAnswers {

    private final Entries entries;
    private final MediaLinks links;
    private final PublicAddress address;
    private final JsonMapper json;

    VideoAnswers(Entries entries, MediaLinks links, PublicAddress address, JsonMapper json) {
        this.entries = entries;
        this.links = links;
        this.address = address;
        this.json = json;
    }

    Mono<ServerResponse> of(long videoId, Viewer viewer, ServerRequest request) {
        return entries.require(videoId, viewer)
                .zipWhen(
                        entry -> view(entry, request),
                        (entry, view) -> Resource.answer(request, entry.editable(), json.writeValueAsBytes(view)))
                .flatMap(answer -> answer);
    }

    Mono<VideoView> view(long videoId, Viewer viewer, ServerRequest request) {
        return entries.require(videoId, viewer).flatMap(entry -> view(entry, request));
    }

    private Mono<VideoView> view(Entry entry, ServerRequest request) {
        var base = address.of(request.exchange().getRequest());
        return links.paths().map(paths -> VideoView.of(entry, new VideoView.Addresses(base, paths)));
    }
}
