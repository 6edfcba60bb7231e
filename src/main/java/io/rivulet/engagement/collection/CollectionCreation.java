package io.rivulet.engagement.collection;

import io.rivulet.engagement.collection.Collection.Naming;
import io.rivulet.platform.api.Bodies;
import io.rivulet.platform.idempotency.Answered;
import io.rivulet.platform.idempotency.Attempt;
import io.rivulet.platform.idempotency.Idempotency;
import io.rivulet.platform.security.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Makes a collection once, however often it is sent under the same key. */
@Component
class CollectionCreation {

    private final Bodies bodies;
    private final CollectionKeeping keeping;
    private final Idempotency idempotency;
    private final JsonMapper json;

    CollectionCreation(Bodies bodies, CollectionKeeping keeping, Idempotency idempotency, JsonMapper json) {
        this.bodies = bodies;
        this.keeping = keeping;
        this.idempotency = idempotency;
        this.json = json;
    }

    Mono<ServerResponse> create(Viewer owner, ServerRequest request) {
        return bodies.bytes(request)
                .flatMap(body -> create(owner, request, body))
                .flatMap(Answered::toResponse);
    }

    private Mono<Answered> create(Viewer owner, ServerRequest request, byte[] body) {
        var attempt = Attempt.of(
                owner, "POST " + CollectionRoutes.COLLECTIONS, request.headers().asHttpHeaders(), body);
        return idempotency.once(
                attempt,
                Mono.fromCallable(() -> naming(bodies.parse(body, NewCollection.class))),
                naming -> keeping.create(owner.accountId(), naming).map(this::answered));
    }

    private Naming naming(NewCollection wanted) {
        return keeping.naming(wanted.name(), wanted.isOpen(false));
    }

    private Answered answered(Collection collection) {
        return new Answered(
                201,
                CollectionRoutes.COLLECTIONS + '/' + collection.id(),
                json.writeValueAsString(CollectionView.of(collection)));
    }
}
