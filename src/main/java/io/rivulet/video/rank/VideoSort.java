package io.rivulet.video.rank;

/** In which order videos are listed, the most of it first. */
public enum VideoSort {
    NEWEST("v.published_at"),
    MOST_LIKED("r.favorites"),
    MOST_VIEWED("r.views"),
    /** By what people gave them, of which less counts as much when it is given to what is new. */
    HOTTEST("r.heat"),
    /** The longest first. */
    DURATION("coalesce(v.duration_ms, 0)");

    private final String rank;

    VideoSort(String rank) {
        this.rank = rank;
    }

    /** What their rank is, in SQL. */
    String rank() {
        return rank;
    }

    /** Whether their rank stands apart, a few seconds behind the counts. */
    boolean followsCounts() {
        return rank.startsWith("r.");
    }

    /** The id in the table of the rank, so that one index has both. */
    String id() {
        return followsCounts() ? "r.video_id" : "v.id";
    }
}
