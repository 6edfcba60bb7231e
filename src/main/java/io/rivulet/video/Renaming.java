package io.rivulet.video;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.text.PlainTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives videos other titles. */
@Component
public class Renaming {

    private final EditRepository edits;
    private final Videos videos;
    private final PlainTexts texts;
    private final Events events;

    Renaming(EditRepository edits, Videos videos, PlainTexts texts, Events events) {
        this.edits = edits;
        this.videos = videos;
        this.texts = texts;
        this.events = events;
    }

    /** By its author. */
    public Mono<Void> rename(Viewer author, long videoId, @Nullable String title) {
        return Mono.fromCallable(() -> Title.of(title, texts))
                .flatMap(valid -> renamed(author, videoId, valid))
                .filter(renamed -> renamed)
                .switchIfEmpty(videos.refuseStranger(videoId, author))
                .then(events.handedOverSoon());
    }

    /** News of a change that failed after all do no harm, and it may have succeeded without our knowing. */
    private Mono<Boolean> renamed(Viewer author, long videoId, Title title) {
        return edits.rename(videoId, author.accountId(), title)
                .doOnTerminate(() -> events.publish(new VideoChanged(videoId)));
    }
}
