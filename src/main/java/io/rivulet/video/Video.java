package io.rivulet.video;

import io.rivulet.media.DefaultPictures;
import io.rivulet.media.MediaPaths;
import org.jspecify.annotations.Nullable;

/**
 * A video of the catalogue.
 *
 * @param token names its objects
 * @param publishedAt the unique millisecond of entering the feed, null before, and for those that never do
 */
public record Video(
        long id,
        long authorId,
        String title,
        VideoState state,
        Visibility visibility,
        String token,
        @Nullable Long publishedAt,
        VideoCounts counts) {

    public Reach reach() {
        return Reach.of(state, visibility);
    }

    /** Whether its addresses open only as signed links. */
    public boolean isPrivate() {
        return visibility == Visibility.PRIVATE;
    }

    /** The final address of its playable form, whether that exists already or not. */
    public String playPath(MediaPaths paths) {
        return paths.of(Playable.of(token, visibility).video());
    }

    /** A neutral cover under another address until there is one of its own. */
    public String coverPath(MediaPaths paths) {
        return state == VideoState.PUBLISHED
                ? paths.of(Playable.of(token, visibility).cover())
                : DefaultPictures.COVER_PATH;
    }
}
