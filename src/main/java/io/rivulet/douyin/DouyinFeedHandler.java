package io.rivulet.douyin;

import io.rivulet.feed.Feed;
import io.rivulet.feed.FeedPage;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.PublicAddress;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinFeedHandler {

    private final Feed feed;
    private final Visitors visitors;
    private final PublicAddress address;
    private final Clock clock;

    DouyinFeedHandler(Feed feed, Visitors visitors, PublicAddress address, Clock clock) {
        this.feed = feed;
        this.visitors = visitors;
        this.address = address;
        this.clock = clock;
    }

    Mono<ServerResponse> feed(ServerRequest request) {
        return Parameters.of(request)
                .flatMap(parameters -> visitors.anybody(parameters).flatMap(viewer -> page(parameters, viewer)))
                .flatMap(page -> answer(page, address.of(request.exchange().getRequest())));
    }

    private Mono<FeedPage> page(Parameters parameters, Viewer viewer) {
        long latest = parameters.findNumber("latest_time").orElse(0L);
        return feed.pageBefore(FeedTime.toBound(latest, clock.millis()), viewer);
    }

    private static Mono<ServerResponse> answer(FeedPage page, String base) {
        return Envelope.success()
                .with("video_list", VideoView.of(page.videos(), base))
                .with("next_time", page.next())
                .toResponse();
    }
}
