package io.rivulet.card;

import static java.util.stream.Collectors.toSet;

import io.rivulet.account.Profile;
import io.rivulet.engagement.Likes;
import io.rivulet.platform.redis.ViewerMarks;
import io.rivulet.platform.security.Viewer;
import io.rivulet.relation.Follows;
import io.rivulet.video.Video;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out what is a viewer's own: in one command to Redis, or in one statement when that knows nothing. */
@Component
class Overlays {

    private final ViewerMarks marks;
    private final OverlayRepository source;

    Overlays(ViewerMarks marks, OverlayRepository source) {
        this.marks = marks;
        this.source = source;
    }

    Mono<Overlay> ofVideos(Collection<Video> videos, Viewer viewer) {
        return of(videos.stream().flatMap(Overlays::marks), viewer);
    }

    /** Nobody follows themselves, which needs no asking. */
    Mono<Overlay> ofPeople(Stream<Profile> people, Viewer viewer) {
        return of(people.filter(person -> !viewer.is(person.id())).map(person -> Follows.mark(person.id())), viewer);
    }

    private Mono<Overlay> of(Stream<String> asked, Viewer viewer) {
        return viewer.isAnonymous()
                ? Mono.just(Overlay.NONE)
                : marks.held(viewer.accountId(), asked.collect(toSet()), source).map(Overlay::new);
    }

    private static Stream<String> marks(Video video) {
        return Stream.of(Likes.mark(video.id()), Follows.mark(video.author().id()));
    }
}
