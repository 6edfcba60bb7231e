package io.rivulet.feed;

import io.rivulet.card.Cards;
import io.rivulet.card.VideoCard;
import io.rivulet.platform.security.Viewer;
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

    private final Videos videos;
    private final Cards cards;
    private final FeedProperties properties;
    private final Clock clock;

    Feed(Videos videos, Cards cards, FeedProperties properties, Clock clock) {
        this.videos = videos;
        this.cards = cards;
        this.properties = properties;
        this.clock = clock;
    }

    /** The videos published before that millisecond. */
    public Mono<FeedPage> pageBefore(long publishedBefore, Viewer viewer) {
        return videos.newestBefore(publishedBefore, properties.pageSize())
                .flatMap(page -> cards.videos(page, viewer))
                .map(this::toPage);
    }

    private FeedPage toPage(List<VideoCard> page) {
        return new FeedPage(page, page.isEmpty() ? clock.millis() : publishedAt(page.getLast()));
    }

    private static long publishedAt(VideoCard card) {
        return Objects.requireNonNull(card.video().publishedAt(), "a video of the feed has no publish time");
    }
}
