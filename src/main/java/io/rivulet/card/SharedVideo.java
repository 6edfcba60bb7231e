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
                format.video(video),
                video.counts(),
                System.nanoTime());
    }

    boolean isVisibleTo(Viewer viewer) {
        return published || viewer.is(authorId);
    }

    SharedVideo counted(VideoCounts news) {
        return news.version() > counts.version()
                ? new SharedVideo(id, authorId, published, fragment, news, readAt)
                : this;
    }

    @Override
    public SharedVideo countedAs(SharedVideo other) {
        return counted(other.counts);
    }
}
