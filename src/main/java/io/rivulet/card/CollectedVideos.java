package io.rivulet.card;

import io.rivulet.engagement.collection.CollectedVideo;
import io.rivulet.engagement.collection.Collection;
import io.rivulet.engagement.collection.Collections;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The videos of a collection, as a viewer sees them: two statements besides what is kept anyway. */
@Component
public class CollectedVideos {

    private final Collections collections;
    private final Cards cards;

    CollectedVideos(Collections collections, Cards cards) {
        this.collections = collections;
        this.cards = cards;
    }

    /**
     * What came last first, without videos that the viewer may not see. What is not for everybody is shown to those alone
     * who collected or made it.
     */
    public Mono<Part<VideoCard>> of(long collectionId, Slice slice, Viewer viewer, CardFormat format) {
        return collections
                .require(collectionId, viewer)
                .flatMap(collection -> collections
                        .videosOf(collection, slice)
                        .map(part -> part.map(CollectedVideo::videoId))
                        .flatMap(part ->
                                seen(collection, part.entries(), viewer, format).map(part::with)));
    }

    private Mono<List<VideoCard>> seen(Collection collection, List<Long> ids, Viewer viewer, CardFormat format) {
        return viewer.is(collection.accountId())
                ? cards.videosToldOf(ids, viewer, format)
                : cards.videosById(ids, viewer, format);
    }
}
