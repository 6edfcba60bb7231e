package io.rivulet.card;

import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import io.rivulet.video.VideoCounts;

/** A video as all viewers see it. */
record SharedVideo(long id, long authorId, boolean published, Fragment fragment, VideoCounts counts, long readAt)
        implements Shared<SharedVideo> {

    static SharedVideo of(Video video, CardFormat format) {
        return new SharedVideo(
                video.id(),
                video.authorId(),
                video.isPublished(),
                written(format.video(video), video.counts()),
                video.counts(),
                System.nanoTime());
    }

    boolean isVisibleTo(Viewer viewer) {
        return published || viewer.is(authorId);
    }

    SharedVideo counted(VideoCounts news) {
        return news.version() > counts.version()
                ? new SharedVideo(id, authorId, published, written(fragment, news), news, readAt)
                : this;
    }

    private static Fragment written(Fragment fragment, VideoCounts counts) {
        return fragment.counting(slot -> switch (slot) {
            case VIDEO_FAVORITES -> counts.favorites();
            case VIDEO_COMMENTS -> counts.comments();
            default -> throw new IllegalArgumentException(slot + " is not counted of a video");
        });
    }

    @Override
    public SharedVideo countedAs(SharedVideo other) {
        return counted(other.counts);
    }
}
