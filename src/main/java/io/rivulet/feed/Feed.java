package io.rivulet.feed;

import io.rivulet.card.CardFormat;
import io.rivulet.card.Cards;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Video;
import io.rivulet.video.Videos;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The vertical feed: everything published, newest first. */
@Component
public class Feed {

    /** Asks for the newest page: no upper bound, since a node's clock may be behind another's. */
    public static final long NEWEST = Long.MAX_VALUE;

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

    /** The videos published before that millisecond: from what this node knows, else from PostgreSQL. */
    public Mono<FeedPage> pageBefore(long publishedBefore, Viewer viewer, CardFormat format) {
        return timeline.before(publishedBefore, properties.pageSize())
                .map(slice -> page(slice, viewer, format))
                .orElseGet(() -> videos.newestBefore(publishedBefore, properties.pageSize())
                        .flatMap(read -> page(read, viewer, format)));
    }

    private Mono<FeedPage> page(FeedSlice slice, Viewer viewer, CardFormat format) {
        long next = slice.ids().isEmpty() ? clock.millis() : slice.oldest();
        return cards.videosById(slice.ids(), viewer, format).map(page -> new FeedPage(page, next));
    }

    private Mono<FeedPage> page(List<Video> read, Viewer viewer, CardFormat format) {
        long next = read.isEmpty() ? clock.millis() : publishedAt(read.getLast());
        return cards.videos(read, viewer, format).map(page -> new FeedPage(page, next));
    }

    private static long publishedAt(Video video) {
        return Objects.requireNonNull(video.publishedAt(), "a video of the feed has no publish time");
    }
}
