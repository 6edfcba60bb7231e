package io.rivulet.card;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.rivulet.engagement.like.Likes;
import io.rivulet.platform.redis.MarkSnapshot;
import io.rivulet.relation.Follows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One row of what is known of a viewer: what it tells, and the id that it tells it of. */
record OverlayFact(String what, long id) {

    private static final String LIKED = "liked";
    private static final String FOLLOWED = "followed";
    private static final String NEWEST_LIKED = "newest liked";
    private static final String NEWEST_FOLLOWED = "newest followed";
    private static final String VERSION = "version";

    String mark() {
        return switch (what) {
            case LIKED, NEWEST_LIKED -> Likes.mark(id);
            case FOLLOWED, NEWEST_FOLLOWED -> Follows.mark(id);
            default -> throw new IllegalStateException(what + " is no mark");
        };
    }

    /** A kind is whole when it has fewer marks than were asked for. */
    static MarkSnapshot toSnapshot(List<OverlayFact> facts, int limit) {
        var byWhat = facts.stream().collect(groupingBy(OverlayFact::what));
        return new MarkSnapshot(
                byWhat.getOrDefault(VERSION, List.of()).stream()
                        .mapToLong(OverlayFact::id)
                        .findFirst()
                        .orElse(0),
                marks(byWhat, NEWEST_LIKED, NEWEST_FOLLOWED),
                Stream.of(NEWEST_LIKED, NEWEST_FOLLOWED)
                        .filter(what -> byWhat.getOrDefault(what, List.of()).size() < limit)
                        .map(what -> new OverlayFact(what, 0).mark().substring(0, 1))
                        .collect(toUnmodifiableSet()),
                marks(byWhat, LIKED, FOLLOWED));
    }

    private static Set<String> marks(Map<String, List<OverlayFact>> byWhat, String one, String other) {
        return Stream.of(one, other)
                .flatMap(what -> byWhat.getOrDefault(what, List.of()).stream())
                .map(OverlayFact::mark)
                .collect(toUnmodifiableSet());
    }
}
