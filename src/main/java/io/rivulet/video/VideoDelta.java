package io.rivulet.video;

/** By how much the counts of one video move, because rows were really inserted or deleted. */
public record VideoDelta(long videoId, int favorites, int comments) {

    public static VideoDelta favorites(long videoId, int by) {
        return new VideoDelta(videoId, by, 0);
    }

    public static VideoDelta comments(long videoId, int by) {
        return new VideoDelta(videoId, 0, by);
    }

    VideoDelta plus(VideoDelta other) {
        return new VideoDelta(
                videoId, Math.addExact(favorites, other.favorites), Math.addExact(comments, other.comments));
    }

    boolean isZero() {
        return (favorites | comments) == 0;
    }
}
