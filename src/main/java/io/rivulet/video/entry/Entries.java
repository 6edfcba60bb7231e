package io.rivulet.video.entry;

import io.rivulet.platform.security.Viewer;
import io.rivulet.video.VideoError;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Single videos as a viewer sees them. */
@Component
public class Entries {

    private final EntryRepository entries;

    Entries(EntryRepository entries) {
        this.entries = entries;
    }

    /** For its author in every state, for others when it is ready and they may have its address. */
    public Mono<Entry> require(long id, Viewer viewer) {
        return entries.find(id)
                .filter(entry -> entry.isVisibleTo(viewer))
                .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("There is no video " + id + "."));
    }

    /** Nobody else changes it until the transaction ends; empty for all but its author. */
    public Mono<Entry> hold(long id, Viewer author) {
        return entries.hold(id).filter(entry -> author.is(entry.video().authorId()));
    }
}
