package io.rivulet.feed;

import io.rivulet.card.CardFormat;
import io.rivulet.card.Cards;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import io.rivulet.video.Videos;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The vertical feed: everything published, newest first. */
@Component
public class Feed {

    /** Asks for the newest page: no upper bound, since a node's clock may be behind another's. */
    public static final long NEWEST = Slice.NEWEST;

    private final NodeTimeline timeline;
    private final Videos videos;
    private final Cards cards;
    private final FeedProperties properties;
    private final Clock clock;

    Feed(NodeTimeline timeline, Videos videos, Cards cards, FeedProperties properties, Clock clock) {
        this.timeline = timeline;
        this.videos = videos;
        this.cards = cards;
        this.properties = properties;
        this.clock = clock;
    }

    /** The most videos of a page. */
    public int pageSize() {
        return properties.pageSize();
    }

    /** As much as a page has of what was published before that millisecond. */
    public Slice fullPage(long publishedBefore) {
        return new Slice(publishedBefore, properties.pageSize());
    }

    /** The videos published before a millisecond: from what this node knows, else from PostgreSQL. */
    public Mono<FeedPage> page(Slice asked, Viewer viewer, CardFormat format) {
        var slice = asked.atMost(properties.pageSize());
        return timeline.before(slice.before(), slice.limit())
                .map(known -> page(known, slice, viewer, format))
                .orElseGet(() -> videos.newestBefore(slice.before(), slice.limit())
                        .flatMap(read -> page(read, slice, viewer, format)));
    }

    /** The same as long as all of it is at hand, without waiting for anything; else empty. */
    public Optional<FeedPage> pageAtHand(Slice asked, Viewer viewer, CardFormat format) {
        var slice = asked.atMost(properties.pageSize());
        return timeline.before(slice.before(), slice.limit())
                .filter(known -> !known.ids().isEmpty())
                .flatMap(known -> cards.videosAtHand(known.ids(), viewer, format)
                        .map(page ->
                                new FeedPage(page, known.oldest(), known.ids().size() < slice.limit())));
    }

    private Mono<FeedPage> page(FeedSlice known, Slice slice, Viewer viewer, CardFormat format) {
        long next = known.ids().isEmpty() ? clock.millis() : known.oldest();
        return cards.videosById(known.ids(), viewer, format)
                .map(page -> new FeedPage(page, next, known.ids().size() < slice.limit()));
    }

    private Mono<FeedPage> page(List<Video> read, Slice slice, Viewer viewer, CardFormat format) {
        long next = read.isEmpty() ? clock.millis() : publishedAt(read.getLast());
        return cards.videos(read, viewer, format).map(page -> new FeedPage(page, next, read.size() < slice.limit()));
    }

    private static long publishedAt(Video video) {
        return Objects.requireNonNull(video.publishedAt(), "a video of the feed has no publish time");
    }
}
