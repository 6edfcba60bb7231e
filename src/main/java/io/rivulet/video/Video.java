package io.rivulet.video;

import io.rivulet.media.DefaultPictures;
import io.rivulet.media.MediaAddress;
import org.jspecify.annotations.Nullable;

/**
 * A video of the catalogue.
 *
 * @param token names its objects
 * @param publishedAt the unique millisecond of entering the feed, null before
 */
public record Video(
        long id,
        long authorId,
        String title,
        VideoState state,
        String token,
        @Nullable Long publishedAt,
        VideoCounts counts) {

    /** Whether everybody is shown it, and not its author alone. */
    public boolean isPublished() {
        return state == VideoState.PUBLISHED;
    }

    /** The final address of its playable form, whether that exists already or not. */
    public String playPath() {
        return playAddress(token).path();
    }

    /** A neutral cover under another address until there is one of its own. */
    public String coverPath() {
        return isPublished() ? coverAddress(token).path() : DefaultPictures.COVER_PATH;
    }

    static MediaAddress playAddress(String token) {
        return new MediaAddress(token, "video.mp4");
    }

    static MediaAddress coverAddress(String token) {
        return new MediaAddress(token, "cover.jpg");
    }
}
