package io.rivulet.media;

/** The sound of a video. */
public record Sound(String codec, String profile, int channels, int sampleRate) {

    /** Phones know AAC but not its newest extension. */
    public boolean playable() {
        return codec.equals("aac") && !profile.equalsIgnoreCase("xHE-AAC");
    }
}
