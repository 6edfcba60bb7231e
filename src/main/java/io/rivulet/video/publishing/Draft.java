package io.rivulet.video.publishing;

import io.rivulet.media.Container;
import io.rivulet.media.VideoInfo;
import io.rivulet.video.Playable;
import io.rivulet.video.Visibility;
import io.rivulet.video.entry.Caption;
import org.jspecify.annotations.Nullable;

/**
 * A video on its way into the catalogue.
 *
 * @param info what was found in the file; null where that could not be found out in time
 * @param ready whether its playable form and its cover exist
 */
record Draft(
        long authorId,
        Caption caption,
        String token,
        Source source,
        @Nullable VideoInfo info,
        boolean ready) {

    /** The file as it was sent. */
    record Source(String objectKey, Container container, long size) {}

    static String originalKey(String token) {
        return "original/" + token;
    }

    static Draft of(long authorId, Caption caption, String token, Source source) {
        return new Draft(authorId, caption, token, source, null, false);
    }

    Draft examined(VideoInfo found) {
        return new Draft(authorId, caption, token, source, found, false);
    }

    Draft prepared() {
        return new Draft(authorId, caption, token, source, info, true);
    }

    Visibility visibility() {
        return caption.visibility();
    }

    Playable playable() {
        return Playable.of(token, visibility());
    }
}
