package io.rivulet.video.entry;

import io.rivulet.platform.api.Resource;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Reach;
import io.rivulet.video.Video;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue says of a video.
 *
 * @param failure why no playable form can be made of it; null for all others
 * @param hiddenReason why a moderator has hidden it; null for all others
 */
public record Entry(
        Video video,
        Caption caption,
        @Nullable String failure,
        @Nullable String hiddenReason,
        Instant createdAt) {

    /** All that its author may change, and its state. */
    public String editable() {
        return Resource.state(
                video.state(), caption.visibility(), caption.title(), caption.description(), caption.tags());
    }

    boolean isVisibleTo(Viewer viewer) {
        return video.reach() != Reach.NOBODY || viewer.is(video.authorId());
    }
}
