package io.rivulet.video;

/** By how much the counts of one video move, because rows were really inserted or deleted. */
public record VideoDelta(long videoId, int favorites, int comments, int collects, int views) {

    public static VideoDelta favorites(long videoId, int by) {
        return new VideoDelta(videoId, by, 0, 0, 0);
    }

    public static VideoDelta comments(long videoId, int by) {
        return new VideoDelta(videoId, 0, by, 0, 0);
    }

    public static VideoDelta collects(long videoId, int by) {
        return new VideoDelta(videoId, 0, 0, by, 0);
    }

    public static VideoDelta views(long videoId, int by) {
        return new VideoDelta(videoId, 0, 0, 0, by);
    }

    VideoDelta plus(VideoDelta other) {
        return new VideoDelta(
                videoId,
                Math.addExact(favorites, other.favorites),
                Math.addExact(comments, other.comments),
                Math.addExact(collects, other.collects),
                Math.addExact(views, other.views));
    }

    boolean isZero() {
        return (favorites | comments | collects | views) == 0;
    }
}
