package io.rivulet.media;

import java.util.Set;

/**
 * The moving picture of a video.
 *
 * @param width as shown: after rotation, in square pixels
 * @param height as shown
 * @param frameRate frames a second on average, 0 when unknown
 */
public record Picture(Coding coding, int width, int height, double frameRate, Colour colour) {

    /** The longest side that every phone can show. */
    public static final int LONG_SIDE = 1920;

    private static final int HIGHEST_LEVEL = 51;
    private static final Set<String> EIGHT_BIT_420 = Set.of("yuv420p", "yuvj420p");

    /**
     * How a stream is coded.
     *
     * @param level as the codec counts it (41 for 4.1), negative when unknown
     */
    public record Coding(String codec, String profile, int level, boolean interlaced) {}

    /** How a pixel is stored and what its values mean. */
    public record Colour(String pixelFormat, String transfer) {

        public boolean highDynamicRange() {
            return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
        }
    }

    /** Whether every phone can show it as it is. */
    public boolean playable() {
        return coding.codec().equals("h264")
                && !coding.interlaced()
                && coding.level() <= HIGHEST_LEVEL
                && EIGHT_BIT_420.contains(colour.pixelFormat())
                && Math.max(width, height) <= LONG_SIDE;
    }
}
