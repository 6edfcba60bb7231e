package io.rivulet.video.rank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One statement for each order and each kind of filter, all made when the server starts, so that each has its own plan. */
final class RankStatements {

    private static final String EVERYBODYS = "v.published_at IS NOT NULL";
    private static final String OF_STATE = "v.state = :state";
    private static final String OF_AUTHOR = " AND v.author_id = :author";
    private static final String TAGGED = " AND v.tags @> ARRAY[CAST(:tag AS text)]";

    private static final Map<Kind, String> ALL = all();

    private RankStatements() {}

    static String of(VideoSort sort, VideoFilter filter) {
        return Objects.requireNonNull(ALL.get(Kind.of(sort, filter)));
    }

    private static Map<Kind, String> all() {
        var all = new HashMap<Kind, String>();
        for (var sort : VideoSort.values()) {
            for (var author : List.of(true, false)) {
                for (var tag : List.of(true, false)) {
                    for (var state : List.of(true, false)) {
                        var kind = new Kind(sort, author, tag, state);
                        all.put(kind, kind.statement());
                    }
                }
            }
        }
        return Map.copyOf(all);
    }

    /** What a list is ordered and filtered by. */
    private record Kind(VideoSort sort, boolean author, boolean tag, boolean state) {

        static Kind of(VideoSort sort, VideoFilter filter) {
            return new Kind(sort, filter.author() != null, filter.tag() != null, filter.state() != null);
        }

        String statement() {
            return """
                    SELECT v.id, %1$s AS rank
                      FROM %3$s
                     WHERE %4$s
                       AND (%1$s, %2$s) < (:rank, :id)
                     ORDER BY %1$s DESC, %2$s DESC
                     LIMIT :limit
                    """.formatted(rank(), sort.id(), source(), filter());
        }

        /** What never entered the feed has no time of that. */
        private String rank() {
            return state && sort == VideoSort.NEWEST ? sort.id() : sort.rank();
        }

        private String source() {
            return sort.followsCounts() ? "video_rank r JOIN video v ON v.id = r.video_id" : "video v";
        }

        private String filter() {
            return (state ? OF_STATE : EVERYBODYS) + (author ? OF_AUTHOR : "") + (tag ? TAGGED : "");
        }
    }
}
