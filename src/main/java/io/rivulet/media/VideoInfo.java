package io.rivulet.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What ffprobe found in a video file.
 *
 * @param size in bytes
 * @param sound absent when the video is silent
 */
public record VideoInfo(
        Container container,
        Duration duration,
        long size,
        Picture picture,
        @Nullable Sound sound) {

    /** Whether every phone can play the streams as they are, so that a remux is enough. */
    public boolean playable() {
        return picture.playable() && (sound == null || sound.playable());
    }

    public int width() {
        return picture.width();
    }

    public int height() {
        return picture.height();
    }
}
