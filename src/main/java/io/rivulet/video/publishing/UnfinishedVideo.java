package io.rivulet.video.publishing;

import io.rivulet.media.Container;
import io.rivulet.video.Playable;
import io.rivulet.video.Visibility;

/** A video whose playable form is still to be made. */
record UnfinishedVideo(long id, long authorId, Visibility visibility, String token, Container container, long size) {

    Draft.Source source() {
        return new Draft.Source(Draft.originalKey(token), container, size);
    }

    Playable playable() {
        return Playable.of(token, visibility);
    }
}
