package io.rivulet.video.editing;

import io.rivulet.platform.api.IfMatch;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Videos;
import io.rivulet.video.entry.Captions;
import io.rivulet.video.entry.Entries;
import io.rivulet.video.entry.VideoEdit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets authors say something else of their videos: all of it or nothing. */
@Component
public class VideoEditing {

    private final Entries entries;
    private final Captions captions;
    private final Relisting relisting;
    private final Videos videos;
    private final TransactionalOperator transaction;

    VideoEditing(
            Entries entries, Captions captions, Relisting relisting, Videos videos, TransactionalOperator transaction) {
        this.entries = entries;
        this.captions = captions;
        this.relisting = relisting;
        this.videos = videos;
        this.transaction = transaction;
    }

    /** By its author, and only while it is what the change is based on. */
    public Mono<Void> edit(Viewer author, long videoId, VideoEdit wanted, IfMatch basis) {
        return entries.hold(videoId, author)
                .doOnNext(entry -> basis.require(entry.editable()))
                .delayUntil(entry -> relisting.write(entry, captions.edited(entry.caption(), wanted)))
                .as(transaction::transactional)
                .switchIfEmpty(videos.refuseStranger(videoId, author))
                .then(relisting.told());
    }
}
