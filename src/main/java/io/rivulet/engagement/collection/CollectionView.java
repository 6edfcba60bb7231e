package io.rivulet.engagement.collection;

import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A collection as `/api/v1` shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record CollectionView(
        long id,
        long accountId,
        String name,
        String visibility,
        boolean isDefault,
        long videoCount,
        Instant createdAt) {

    static CollectionView of(Collection collection) {
        return new CollectionView(
                collection.id(),
                collection.accountId(),
                collection.naming().name(),
                collection.naming().open() ? NewCollection.PUBLIC : NewCollection.PRIVATE,
                collection.standard(),
                collection.videos(),
                collection.createdAt());
    }
}
