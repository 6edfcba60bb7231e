package io.rivulet.engagement.collection;

import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.web.JsonBytes;
import io.rivulet.session.BearerTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lists and makes collections, and puts videos into them. */
@Component
class CollectingHandler {

    private final BearerTokens bearers;
    private final Collections collections;
    private final CollectionCreation creation;
    private final Collecting collecting;
    private final JsonMapper json;

    CollectingHandler(
            BearerTokens bearers,
            Collections collections,
            CollectionCreation creation,
            Collecting collecting,
            JsonMapper json) {
        this.bearers = bearers;
        this.collections = collections;
        this.creation = creation;
        this.collecting = collecting;
        this.json = json;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        var asked = ListRequest.of("collections", request);
        return bearers.find(request)
                .flatMap(viewer -> collections.of(PathIds.id(request), asked.slice(), viewer))
                .flatMap(part -> Items.answer(part, asked, this::write));
    }

    Mono<ServerResponse> create(ServerRequest request) {
        return bearers.require(request).flatMap(owner -> creation.create(owner, request));
    }

    Mono<ServerResponse> add(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner -> collecting.add(owner.accountId(), PathIds.id(request), video(request)))
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner -> collecting.remove(owner.accountId(), PathIds.id(request), video(request)))
                .then(ServerResponse.noContent().build());
    }

    private static long video(ServerRequest request) {
        return PathIds.of("video", request);
    }

    private void write(Collection collection, JsonBytes out) {
        out.raw(json.writeValueAsBytes(CollectionView.of(collection)));
    }
}
