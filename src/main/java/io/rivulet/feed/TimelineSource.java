package io.rivulet.feed;

import io.rivulet.video.FeedSpan;
import io.rivulet.video.PublishedVideos;
import io.rivulet.video.Videos;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the timeline from PostgreSQL, or compares it with that: one statement for some thousand videos. */
@Component
class TimelineSource {

    private static final int AT_ONCE = 8192;

    private final Videos videos;

    TimelineSource(Videos videos) {
        this.videos = videos;
    }

    /** What is believed, corrected; then each a longer one, until it is complete or long enough. */
    Flux<Timeline> timelines(Timeline believed, int longest) {
        return compared(believed)
                .expand(known -> known.isComplete() || known.size() >= longest ? Mono.empty() : more(known));
    }

    /** What changed meanwhile is read anew, the rest is kept. */
    private Mono<Timeline> compared(Timeline believed) {
        if (believed.isUnknown()) {
            return Mono.just(believed);
        }
        var spans = believed.believed();
        return videos.differing(spans)
                .concatMap(place -> right(spans.get(place)))
                .reduce(believed, (timeline, correction) -> correction.apply(timeline));
    }

    private Mono<Timeline> more(Timeline known) {
        return videos.published(0, known.knownFrom(), AT_ONCE)
                .map(older -> known.below(span(older), older.size() < AT_ONCE ? 0 : older.times()[0]));
    }

    /** All of a span, which may have become much longer. */
    private Mono<UnaryOperator<Timeline>> right(FeedSpan wrong) {
        return videos.published(wrong.from(), wrong.to(), AT_ONCE)
                .expand(part ->
                        part.size() < AT_ONCE ? Mono.empty() : videos.published(wrong.from(), part.times()[0], AT_ONCE))
                .reduce(Timeline.UNKNOWN, (all, part) -> all.below(span(part), wrong.from()))
                .map(right -> timeline -> timeline.replaced(wrong, right.spans()));
    }

    private static Span span(PublishedVideos videos) {
        return new Span(videos.times(), videos.ids());
    }
}
