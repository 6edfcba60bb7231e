package io.rivulet.video.rank;

/** In which order videos are listed, the most of it first. */
public enum VideoSort {
    NEWEST("v.published_at", "v.id"),
    MOST_LIKED("c.favorite_count", "c.video_id"),
    MOST_VIEWED("c.view_count", "c.video_id"),
    /** By what people gave them, of which less counts as much when it is given to what is new. */
    HOTTEST("c.heat", "c.video_id"),
    /** The longest first. */
    DURATION("coalesce(v.duration_ms, 0)", "v.id");

    private final String rank;
    private final String id;

    VideoSort(String rank, String id) {
        this.rank = rank;
        this.id = id;
    }

    /** What their rank is, in SQL. */
    String rank() {
        return rank;
    }

    /** The id in the table of the rank, so that one index has both. */
    String id() {
        return id;
    }
}
