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
    private final NewestPage newest;
    private final DouyinFormat format;
    private final Visitors visitors;
    private final Clock clock;

    DouyinFeedHandler(Feed feed, NewestPage newest, DouyinFormat format, Visitors visitors, Clock clock) {
        this.feed = feed;
        this.newest = newest;
        this.format = format;
        this.visitors = visitors;
        this.clock = clock;
    }

    Mono<ServerResponse> feed(ServerRequest request) {
        return visitors.visit(request).flatMap(this::answer);
    }

    private Mono<ServerResponse> answer(Visit visit) {
        long latest = visit.sent().findNumber("latest_time").orElse(0L);
        long bound = FeedTime.toBound(latest, clock.millis());
        return visit.viewer().isAnonymous() && bound == Feed.NEWEST
                ? newest.of(visit.address(), () -> page(bound, visit))
                : page(bound, visit);
    }

    private Mono<ServerResponse> page(long bound, Visit visit) {
        return feed.pageBefore(bound, visit.viewer(), format).flatMap(page -> answer(page, visit.base()));
    }

    private static Mono<ServerResponse> answer(FeedPage page, byte[] base) {
        return Envelope.of("video_list", page.videos(), (video, json) -> video.writeTo(json, base))
                .with("next_time", page.next())
                .toResponse();
    }
}
