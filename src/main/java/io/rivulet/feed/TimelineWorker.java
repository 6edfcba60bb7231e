package io.rivulet.feed;

import io.rivulet.platform.events.Event;
import io.rivulet.platform.events.EventListener;
import io.rivulet.video.VideoEntered;
import io.rivulet.video.VideoModerated;
import io.rivulet.video.VideoRemoved;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps this node's timeline: read when the server starts, moved by events, and compared with PostgreSQL when some may have
 * been missed, and from time to time.
 */
@Component
class TimelineWorker implements EventListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineWorker.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TimelineSource source;
    private final FeedProperties properties;
    private final TimelineState state = new TimelineState();
    private final Moderations moderations = new Moderations();
    private volatile long comparedAt;
    private volatile Disposable work = Disposables.disposed();

    TimelineWorker(TimelineSource source, FeedProperties properties) {
        this.source = source;
        this.properties = properties;
    }

    /** As far as it is known at this moment. */
    Timeline timeline() {
        return state.served();
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case VideoEntered entered ->
                state.change(timeline -> timeline.with(entered.publishedAt(), entered.videoId()));
            case VideoRemoved removed -> state.change(timeline -> timeline.without(removed.publishedAt()));
            case VideoModerated moderated -> moderations.take(moderated, state::change);
            default -> {}
        }
    }

    @Override
    public void missed() {
        state.doubt();
    }

    @Override
    public void start() {
        work = Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(tick -> isDue() ? Mono.defer(this::refresh) : Mono.empty(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 2;
    }

    private boolean isDue() {
        return timeline().isUnknown()
                || System.nanoTime() - comparedAt > properties.compareEvery().toNanos();
    }

    /** Tried again after a pause when PostgreSQL cannot tell; until then what is unknown is asked there page by page. */
    private Mono<Void> refresh() {
        var round = state.begin();
        return source.timelines(round.believed(), properties.timelineMax())
                .doOnNext(timeline -> state.serve(round, timeline.atLeast(properties.timelineMax())))
                .then(Mono.fromRunnable(() -> comparedAt = System.nanoTime()))
                .onErrorResume(TimelineWorker::later)
                .doFinally(end -> state.end(round))
                .then();
    }

    private static Mono<Long> later(Throwable failure) {
        LOG.warn("The timeline of the feed cannot be read for now: {}", failure.toString());
        return Mono.delay(PAUSE);
    }
}
