package io.rivulet.engagement.collection;

import io.rivulet.engagement.collection.Collection.Naming;
import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.api.IfMatch;
import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.api.Resource;
import io.rivulet.platform.security.Viewer;
import io.rivulet.session.BearerTokens;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Shows, changes and removes single collections. */
@Component
class CollectionHandler {

    private final BearerTokens bearers;
    private final Bodies bodies;
    private final Collections collections;
    private final CollectionKeeping keeping;
    private final JsonMapper json;

    CollectionHandler(
            BearerTokens bearers, Bodies bodies, Collections collections, CollectionKeeping keeping, JsonMapper json) {
        this.bearers = bearers;
        this.bodies = bodies;
        this.collections = collections;
        this.keeping = keeping;
        this.json = json;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return bearers.find(request)
                .flatMap(viewer -> collections.require(PathIds.id(request), viewer))
                .flatMap(collection -> answer(request, collection));
    }

    /** What is not sent stays as it is, and all of it when it is based on something else. */
    Mono<ServerResponse> change(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner ->
                        bodies.read(request, NewCollection.class).flatMap(wanted -> change(owner, wanted, request)))
                .flatMap(collection -> answer(request, collection));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        return bearers.require(request)
                .flatMap(owner -> keeping.delete(owner.accountId(), PathIds.id(request)))
                .then(ServerResponse.noContent().build());
    }

    private Mono<Collection> change(Viewer owner, NewCollection wanted, ServerRequest request) {
        var basis = IfMatch.of(request);
        return keeping.change(owner.accountId(), PathIds.id(request), held -> {
            basis.require(held.editable());
            return naming(held.naming(), wanted);
        });
    }

    private Naming naming(Naming before, NewCollection wanted) {
        boolean open = wanted.isOpen(before.open());
        return wanted.name() == null ? new Naming(before.name(), open) : keeping.naming(wanted.name(), open);
    }

    private Mono<ServerResponse> answer(ServerRequest request, Collection collection) {
        return Resource.answer(request, collection.editable(), json.writeValueAsBytes(CollectionView.of(collection)));
    }
}
