package io.rivulet.video;

import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import io.rivulet.session.BearerTokens;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Makes, shows and removes single videos. */
@Component
class VideoHandler {

    private final BearerTokens bearers;
    private final VideoCreation creation;
    private final Entries entries;
    private final Removal removal;
    private final PublicAddress address;

    VideoHandler(
            BearerTokens bearers, VideoCreation creation, Entries entries, Removal removal, PublicAddress address) {
        this.bearers = bearers;
        this.creation = creation;
        this.entries = entries;
        this.removal = removal;
        this.address = address;
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return bearers.require(request).flatMap(author -> creation.create(author, request));
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return bearers.find(request).flatMap(viewer -> show(viewer, request));
    }

    private Mono<ServerResponse> show(Viewer viewer, ServerRequest request) {
        return entries.view(id(request), viewer, address.of(request.exchange().getRequest()))
                .flatMap(view ->
                        ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(view));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return bearers.require(request)
                .flatMap(author -> removal.remove(author, id(request)))
                .then(ServerResponse.noContent().build());
    }

    static long id(ServerRequest request) {
        return Long.parseLong(request.pathVariable("id"));
    }
}
