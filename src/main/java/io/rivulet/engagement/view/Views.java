package io.rivulet.engagement.view;

import io.rivulet.engagement.MissingVideo;
import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Views: told by clients as often as they like, counted once for each viewer, video and day (UTC). */
@Component
public class Views {

    private final GroupCommit<View, Boolean> writes;

    Views(ViewWrite write, GroupCommits commits) {
        this.writes = commits.of(write);
    }

    /**
     * Counted when it completes.
     *
     * @param session by which a client that is not signed in is known again; whoever is signed in needs none
     */
    public Mono<Void> add(Viewer viewer, @Nullable String session, long videoId) {
        return Mono.fromSupplier(() -> new View(viewer.accountId(), Witness.of(viewer, session), videoId))
                .flatMap(this::submit);
    }

    private Mono<Void> submit(View view) {
        return writes.submit(view)
                .onErrorMap(MissingVideo::isBehind, gone -> MissingVideo.of(view.videoId()))
                .filter(found -> found)
                .switchIfEmpty(Mono.error(() -> MissingVideo.of(view.videoId())))
                .then();
    }
}
