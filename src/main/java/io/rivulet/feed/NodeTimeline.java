package io.rivulet.feed;

import io.rivulet.platform.events.Hearing;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The order of the feed as far as this node may answer for it. */
@Component
class NodeTimeline {

    private final TimelineWorker worker;
    private final Hearing hearing;

    NodeTimeline(TimelineWorker worker, Hearing hearing) {
        this.worker = worker;
        this.hearing = hearing;
    }

    /** The newest before that time; empty when PostgreSQL is to be asked. */
    Optional<FeedSlice> before(long time, int limit) {
        return hearing.isComplete() ? worker.timeline().before(time, limit) : Optional.empty();
    }
}
