package io.rivulet.video;

import io.rivulet.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The catalogue as other features see it; every list is one statement. */
@Component
public class Videos {

    private final CatalogueRepository catalogue;
    private final VideoProperties properties;

    Videos(CatalogueRepository catalogue, VideoProperties properties) {
        this.catalogue = catalogue;
        this.properties = properties;
    }

    /** What entered the feed before that millisecond, newest first. */
    public Mono<List<Video>> newestBefore(long publishedBefore, int limit) {
        return catalogue.newestBefore(publishedBefore, limit).collectList();
    }

    /** The newest videos of an author; those that are not in the feed are shown to the author alone. */
    public Mono<List<Video>> listBy(long authorId, Viewer viewer) {
        return (viewer.is(authorId)
                        ? catalogue.allOf(authorId, properties.listMax())
                        : catalogue.publishedBy(authorId, properties.listMax()))
                .collectList();
    }

    /** Whether nobody has ever published anything. */
    public Mono<Boolean> isEmpty() {
        return catalogue.isEmpty();
    }
}
