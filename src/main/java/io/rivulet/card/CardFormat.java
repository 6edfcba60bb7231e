package io.rivulet.card;

import io.rivulet.account.Profile;
import io.rivulet.engagement.comment.Comment;
import io.rivulet.media.MediaPaths;
import io.rivulet.video.Video;

/** How a face writes what it shows. Each thing is written once and kept; whatever changes without it is a {@link Slot}. */
public interface CardFormat {

    /**
     * An object.
     *
     * @param paths how its addresses are written
     */
    Fragment video(Video video, MediaPaths paths);

    /** The members of an object, without its braces, since a face may add others. */
    Fragment person(Profile person);

    /** An object. */
    Fragment comment(Comment comment);

    /** Whether lists of comments show those that begin threads alone, and how many replies each has. */
    default boolean isThreaded() {
        return false;
    }
}
