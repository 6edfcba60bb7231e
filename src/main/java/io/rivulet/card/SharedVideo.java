package io.rivulet.card;

import io.rivulet.media.MediaPaths;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Reach;
import io.rivulet.video.Video;
import io.rivulet.video.VideoCounts;
import org.jspecify.annotations.Nullable;

/**
 * A video as all viewers see it.
 *
 * @param secret the video itself when its addresses have to be signed for each answer, else null
 */
record SharedVideo(
        long id,
        long authorId,
        Reach reach,
        Fragment fragment,
        VideoCounts counts,
        long readAt,
        @Nullable Video secret) implements Shared<SharedVideo> {

    static SharedVideo of(Video video, CardFormat format) {
        return new SharedVideo(
                video.id(),
                video.authorId(),
                video.reach(),
                written(format.video(video, MediaPaths.UNSIGNED), video.counts()),
                video.counts(),
                System.nanoTime(),
                video.isPrivate() ? video : null);
    }

    /** In a list. */
    boolean isListedFor(Viewer viewer) {
        return reach == Reach.EVERYBODY || viewer.is(authorId);
    }

    /** For a viewer who knows its id. */
    boolean isVisibleTo(Viewer viewer) {
        return reach != Reach.NOBODY || viewer.is(authorId);
    }

    boolean isSecret() {
        return secret != null;
    }

    /** With the addresses of one answer, which is not to be kept. */
    SharedVideo with(MediaPaths paths, CardFormat format) {
        return secret == null ? this : with(written(format.video(secret, paths), counts), counts);
    }

    SharedVideo counted(VideoCounts news) {
        return news.version() > counts.version() ? with(written(fragment, news), news) : this;
    }

    private SharedVideo with(Fragment rewritten, VideoCounts news) {
        return new SharedVideo(id, authorId, reach, rewritten, news, readAt, secret);
    }

    private static Fragment written(Fragment fragment, VideoCounts counts) {
        return fragment.counting(slot -> switch (slot) {
            case VIDEO_FAVORITES -> counts.favorites();
            case VIDEO_COMMENTS -> counts.comments();
            case VIDEO_COLLECTS -> counts.collects();
            case VIDEO_VIEWS -> counts.views();
            default -> throw new IllegalArgumentException(slot + " is not counted of a video");
        });
    }

    @Override
    public SharedVideo countedAs(SharedVideo other) {
        return counted(other.counts);
    }
}
