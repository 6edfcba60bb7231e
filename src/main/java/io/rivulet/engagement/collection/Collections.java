package io.rivulet.engagement.collection;

import static io.rivulet.engagement.EngagementError.COLLECTION_NOT_FOUND;

import io.rivulet.account.Accounts;
import io.rivulet.engagement.EngagementProperties;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The collections of people as a viewer finds them: their own, and others' that are open. */
@Component
public class Collections {

    private final CollectionRepository collections;
    private final CollectedRepository collected;
    private final Accounts accounts;
    private final EngagementProperties properties;

    Collections(
            CollectionRepository collections,
            CollectedRepository collected,
            Accounts accounts,
            EngagementProperties properties) {
        this.collections = collections;
        this.collected = collected;
        this.accounts = accounts;
        this.properties = properties;
    }

    /** The newest first; one's own have the standard one among them, which is made when it is first asked for. */
    public Mono<Part<Collection>> of(long accountId, Slice slice, Viewer viewer) {
        return (viewer.is(accountId) ? collections.ensureStandard(accountId) : accounts.require(accountId))
                .then(Mono.defer(() -> list(accountId, slice, viewer)));
    }

    /** Fails when there is none that the viewer sees. */
    public Mono<Collection> require(long id, Viewer viewer) {
        return collections
                .find(id)
                .filter(collection -> collection.isVisibleTo(viewer.accountId()))
                .switchIfEmpty(COLLECTION_NOT_FOUND.asError("There is no collection " + id + "."));
    }

    /** The newest first; which of them a viewer may see is for the caller to find out. */
    public Mono<Part<CollectedVideo>> videosOf(Collection collection, Slice slice) {
        var bounded = slice.atMost(properties.listMax());
        return collected
                .newestOf(collection.id(), bounded.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, bounded.limit(), CollectedVideo::seq));
    }

    private Mono<Part<Collection>> list(long accountId, Slice slice, Viewer viewer) {
        var bounded = slice.atMost(properties.listMax());
        return collections
                .newestOf(accountId, viewer.is(accountId), bounded.andOneMore())
                .collectList()
                .map(newest -> Part.of(newest, bounded.limit(), Collection::id));
    }
}
