package io.rivulet.video;

/** Videos of the feed, ascending: the unique milliseconds of their publication, and at the same places their ids. */
public final class PublishedVideos {

    private final long[] times;
    private final long[] ids;

    PublishedVideos(long[] times, long[] ids) {
        this.times = times;
        this.ids = ids;
    }

    /** Not to be changed. */
    public long[] times() {
        return times;
    }

    /** Not to be changed. */
    public long[] ids() {
        return ids;
    }

    public int size() {
        return times.length;
    }
}
