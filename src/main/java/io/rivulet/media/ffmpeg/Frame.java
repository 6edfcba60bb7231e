package io.rivulet.media.ffmpeg;

import io.rivulet.media.Picture;

/** The size of an output's frames: even on both sides, as 4:2:0 wants it. */
record Frame(int width, int height) {

    /** The picture's shape, made smaller until it fits, never larger. */
    static Frame within(Picture picture, int maxWidth, int maxHeight) {
        double scale =
                Math.min(1, Math.min((double) maxWidth / picture.width(), (double) maxHeight / picture.height()));
        return new Frame(even(picture.width() * scale), even(picture.height() * scale));
    }

    /** The lowest H.264 level that allows this many frames of this size, so that no phone refuses needlessly. */
    String level(double framesPerSecond) {
        long blocks = (long) ((width + 15) / 16) * ((height + 15) / 16);
        double each = blocks * framesPerSecond;
        if (blocks <= 3600 && each <= 108_000) {
            return "3.1";
        }
        if (blocks <= 8192 && each <= 245_760) {
            return "4.0";
        }
        return blocks <= 8704 && each <= 522_240 ? "4.2" : "5.1";
    }

    private static int even(double side) {
        return Math.max(2, 2 * (int) Math.round(side / 2 - 0.01));
    }
}
