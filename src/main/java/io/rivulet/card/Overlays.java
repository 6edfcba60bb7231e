package io.rivulet.card;

import static java.util.stream.Collectors.toSet;

import io.rivulet.platform.redis.ViewerMarks;
import io.rivulet.platform.security.Viewer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
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
        return viewer.isAnonymous() ? Mono.just(Overlay.NONE) : of(marks(videos, viewer), viewer);
    }

    /** The same as long as this node knows it; else empty. */
    Optional<Overlay> atHand(Collection<SharedVideo> videos, Viewer viewer) {
        return viewer.isAnonymous()
                ? Optional.of(Overlay.NONE)
                : known.atHand(viewer.accountId(), marks(videos, viewer)).map(Overlay::new);
    }

    Mono<Overlay> ofPeople(Collection<Long> people, Viewer viewer) {
        return viewer.isAnonymous() ? Mono.just(Overlay.NONE) : of(follows(people, viewer), viewer);
    }

    /** The same as long as this node knows it; else empty. */
    Optional<Overlay> peopleAtHand(Collection<Long> people, Viewer viewer) {
        return viewer.isAnonymous()
                ? Optional.of(Overlay.NONE)
                : known.atHand(viewer.accountId(), follows(people, viewer)).map(Overlay::new);
    }

    private static long[] follows(Collection<Long> people, Viewer viewer) {
        var marks = new long[people.size()];
        int many = 0;
        for (long person : people) {
            if (!viewer.is(person)) {
                marks[many++] = MarkCode.follow(person);
            }
        }
        return Arrays.copyOf(marks, many);
    }

    /** Nobody follows themselves, which needs no asking. */
    private static long[] marks(Collection<SharedVideo> videos, Viewer viewer) {
        var marks = new long[2 * videos.size()];
        int many = 0;
        for (var video : videos) {
            marks[many++] = MarkCode.like(video.id());
            if (!viewer.is(video.authorId())) {
                marks[many++] = MarkCode.follow(video.authorId());
            }
        }
        return Arrays.copyOf(marks, many);
    }

    private Mono<Overlay> of(long[] asked, Viewer viewer) {
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
