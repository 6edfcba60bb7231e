package io.rivulet.card;

import static java.util.stream.Collectors.toSet;

import io.rivulet.platform.redis.ViewerMarks;
import io.rivulet.platform.security.Viewer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds out what is a viewer's own: from what this node knows, in one command to Redis, or in one statement when that
 * knows nothing.
 */
@Component
class Overlays {

    private final NodeMarks known;
    private final ViewerMarks marks;
    private final OverlayRepository source;
    private final CardMeters meters;

    Overlays(NodeMarks known, ViewerMarks marks, OverlayRepository source, CardMeters meters) {
        this.known = known;
        this.marks = marks;
        this.source = source;
        this.meters = meters;
    }

    Mono<Overlay> ofVideos(Collection<SharedVideo> videos, Viewer viewer) {
        if (viewer.isAnonymous()) {
            return Mono.just(Overlay.NONE);
        }
        var asked = new long[2 * videos.size()];
        int at = 0;
        for (var video : videos) {
            asked[at++] = MarkCode.like(video.id());
            asked[at++] = MarkCode.follow(video.authorId());
        }
        return of(asked, viewer);
    }

    Mono<Overlay> ofPeople(LongStream people, Viewer viewer) {
        return viewer.isAnonymous()
                ? Mono.just(Overlay.NONE)
                : of(people.map(MarkCode::follow).distinct().toArray(), viewer);
    }

    /** Nobody follows themselves, which needs no asking. */
    private Mono<Overlay> of(long[] marks, Viewer viewer) {
        long oneself = MarkCode.follow(viewer.accountId());
        var asked = Arrays.stream(marks).filter(mark -> mark != oneself).toArray();
        return asked.length == 0
                ? Mono.just(Overlay.NONE)
                : known.held(viewer.accountId(), asked, () -> ask(viewer, asked))
                        .map(Overlay::new);
    }

    private Mono<Set<Long>> ask(Viewer viewer, long[] asked) {
        meters.roundTrip();
        var wanted = Arrays.stream(asked).mapToObj(MarkCode::toMark).collect(toSet());
        return marks.held(viewer.accountId(), wanted, source)
                .map(held -> held.stream().map(MarkCode::of).collect(toSet()));
    }
}
