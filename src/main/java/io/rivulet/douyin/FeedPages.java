package io.rivulet.douyin;

import io.rivulet.feed.Feed;
import io.rivulet.feed.FeedPage;
import io.rivulet.feed.NewestPages;
import io.rivulet.platform.shortcut.AtHand;
import io.rivulet.platform.web.JsonBody;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of the feed as finished answers: at once when all of a page is at hand, which it nearly always is. */
@Component
class FeedPages implements AtHand {

    private final Visitors visitors;
    private final Feed feed;
    private final NewestPages newest;
    private final DouyinFormat format;
    private final Clock clock;

    FeedPages(Visitors visitors, Feed feed, NewestPages newest, DouyinFormat format, Clock clock) {
        this.visitors = visitors;
        this.feed = feed;
        this.newest = newest;
        this.format = format;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "/douyin/feed";
    }

    @Override
    public Optional<JsonBody> atHand(ServerHttpRequest request) {
        return visitors.visitAtHand(request).flatMap(this::atHand);
    }

    private Optional<JsonBody> atHand(Visit visit) {
        long bound = bound(visit);
        return isEverybodys(bound, visit)
                ? newest.atHand(format, visit.address())
                : feed.pageAtHand(feed.fullPage(bound), visit.viewer(), format).map(page -> written(page, visit));
    }

    /** Waits for what is not at hand. */
    Mono<JsonBody> of(Visit visit) {
        long bound = bound(visit);
        return isEverybodys(bound, visit)
                ? newest.of(format, visit.address(), () -> page(bound, visit))
                : page(bound, visit);
    }

    private Mono<JsonBody> page(long bound, Visit visit) {
        return feed.page(feed.fullPage(bound), visit.viewer(), format).map(page -> written(page, visit));
    }

    private long bound(Visit visit) {
        return FeedTime.toBound(visit.sent().findNumber("latest_time").orElse(0L), clock.millis());
    }

    private static boolean isEverybodys(long bound, Visit visit) {
        return bound == Feed.NEWEST && visit.viewer().isAnonymous();
    }

    private static JsonBody written(FeedPage page, Visit visit) {
        return Envelope.of("video_list", page.videos(), visit.base())
                .with("next_time", page.next())
                .toBody();
    }
}
