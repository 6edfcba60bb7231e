package io.rivulet.douyin;

import io.rivulet.feed.Feed;
import io.rivulet.feed.FeedPage;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinFeedHandler {

    private final Feed feed;
    private final Visitors visitors;
    private final Clock clock;

    DouyinFeedHandler(Feed feed, Visitors visitors, Clock clock) {
        this.feed = feed;
        this.visitors = visitors;
        this.clock = clock;
    }

    Mono<ServerResponse> feed(ServerRequest request) {
        return visitors.visit(request).flatMap(this::page).flatMap(Envelope::toResponse);
    }

    private Mono<Envelope> page(Visit visit) {
        long latest = visit.sent().findNumber("latest_time").orElse(0L);
        return feed.pageBefore(FeedTime.toBound(latest, clock.millis()), visit.viewer())
                .map(page -> answer(page, visit.base()));
    }

    private static Envelope answer(FeedPage page, String base) {
        return Envelope.success()
                .with("video_list", VideoView.of(page.videos(), base))
                .with("next_time", page.next());
    }
}
