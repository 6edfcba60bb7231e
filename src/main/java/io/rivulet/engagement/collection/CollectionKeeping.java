package io.rivulet.engagement.collection;

import static io.rivulet.engagement.EngagementError.COLLECTIONS_TOO_MANY;
import static io.rivulet.engagement.EngagementError.COLLECTION_IS_STANDARD;
import static io.rivulet.engagement.EngagementError.COLLECTION_NAME_INVALID;
import static io.rivulet.engagement.EngagementError.COLLECTION_NAME_MISSING;
import static io.rivulet.engagement.EngagementError.COLLECTION_NAME_TAKEN;
import static io.rivulet.engagement.EngagementError.COLLECTION_NOT_FOUND;

import io.rivulet.engagement.EngagementProperties;
import io.rivulet.engagement.collection.Collection.Naming;
import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** How collections come to be, change and go away; one at a time for each account, held by the standard one. */
@Component
public class CollectionKeeping {

    private static final int LONGEST_NAME = 60;
    private static final TextRule NAME = new TextRule(
            COLLECTION_NAME_MISSING, COLLECTION_NAME_INVALID, "name of the collection", LONGEST_NAME, false);

    private final CollectionRepository collections;
    private final Videos videos;
    private final PlainTexts texts;
    private final EngagementProperties properties;
    private final TransactionalOperator transaction;

    CollectionKeeping(
            CollectionRepository collections,
            Videos videos,
            PlainTexts texts,
            EngagementProperties properties,
            TransactionalOperator transaction) {
        this.collections = collections;
        this.videos = videos;
        this.texts = texts;
        this.properties = properties;
        this.transaction = transaction;
    }

    /** What is wanted, if a collection may be called so. */
    public Naming naming(@Nullable String name, boolean open) {
        return new Naming(texts.require(name, NAME), open);
    }

    /** Steps of a transaction, the caller's or one of their own. */
    public Mono<Collection> create(long accountId, Naming naming) {
        return collections
                .ensureStandard(accountId)
                .then(collections.hold(accountId))
                .filter(many -> many < properties.collectionsMax())
                .switchIfEmpty(COLLECTIONS_TOO_MANY.asError(
                        "An account has at most " + properties.collectionsMax() + " collections: remove one first"))
                .flatMap(many -> collections.insert(accountId, naming))
                .switchIfEmpty(Mono.error(CollectionKeeping::taken))
                .as(transaction::transactional);
    }

    /**
     * By its owner, while nobody else changes it.
     *
     * @param wish what it is to be after what it is, or a refusal
     */
    public Mono<Collection> change(long accountId, long id, Function<Collection, Naming> wish) {
        return collections
                .hold(accountId, id)
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .map(wish)
                .flatMap(naming -> collections.update(accountId, id, naming))
                .onErrorMap(DuplicateKeyException.class, duplicate -> taken())
                .as(transaction::transactional);
    }

    /** By its owner, with all that is in it; the videos themselves stay. */
    public Mono<Void> delete(long accountId, long id) {
        return collections
                .hold(accountId, id)
                .switchIfEmpty(Mono.error(() -> missing(id)))
                .filter(collection -> !collection.standard())
                .switchIfEmpty(COLLECTION_IS_STANDARD.asError(
                        "This is the collection that everybody has: it cannot be removed"))
                .flatMap(collection -> collections.deleteVideos(id))
                .delayUntil(gone -> videos.count(gone.stream()
                        .map(video -> VideoDelta.collects(video, -1))
                        .toList()))
                .flatMap(gone -> collections.delete(id))
                .as(transaction::transactional);
    }

    private static RuntimeException taken() {
        return COLLECTION_NAME_TAKEN.because("You have a collection of this name: choose another one");
    }

    private static RuntimeException missing(long id) {
        return COLLECTION_NOT_FOUND.because("There is no collection " + id + " of yours.");
    }
}
