package io.rivulet.video;

import io.rivulet.media.MediaLinks;
import io.rivulet.platform.security.Viewer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Single videos as a viewer sees them. */
@Component
class Entries {

    private final EntryRepository entries;
    private final MediaLinks links;

    Entries(EntryRepository entries, MediaLinks links) {
        this.entries = entries;
        this.links = links;
    }

    /** For its author in every state, for others when it is ready and they may have its address. */
    Mono<VideoView> view(long id, Viewer viewer, String base) {
        return entries.find(id)
                .filter(entry -> isVisible(entry.video(), viewer))
                .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("There is no video " + id + "."))
                .zipWith(links.paths(), (entry, paths) -> VideoView.of(entry, new VideoView.Addresses(base, paths)));
    }

    private static boolean isVisible(Video video, Viewer viewer) {
        return video.reach() != Reach.NOBODY || viewer.is(video.authorId());
    }
}
