package io.rivulet.load.data;

/** How many of each thing a data set has. */
public record Sizes(int users, int videos, int likes, int follows, int comments) {

    public static final Sizes FULL = new Sizes(100_000, 1_000_000, 10_000_000, 5_000_000, 2_000_000);

    /** Below this many people a video could not have likes enough to be popular. */
    private static final int FEWEST_USERS = 1_000;

    /** The full data set made smaller or larger. */
    public static Sizes scaled(double scale) {
        if (!(scale >= 0.0001 && scale <= 10)) {
            throw new IllegalArgumentException("A scale lies between 0.0001 and 10");
        }
        return new Sizes(
                Math.max(FEWEST_USERS, times(scale, FULL.users)),
                times(scale, FULL.videos),
                times(scale, FULL.likes),
                times(scale, FULL.follows),
                times(scale, FULL.comments));
    }

    /** The full data set made so that it has this many videos. */
    public static Sizes ofVideos(int videos) {
        return scaled((double) videos / FULL.videos);
    }

    private static int times(double scale, int many) {
        return (int) Math.round(scale * many);
    }
}
