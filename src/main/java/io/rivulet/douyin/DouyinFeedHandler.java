package io.rivulet.douyin;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Component
class DouyinFeedHandler {

    private final FeedPages pages;
    private final Visitors visitors;

    DouyinFeedHandler(FeedPages pages, Visitors visitors) {
        this.pages = pages;
        this.visitors = visitors;
    }

    Mono<ServerResponse> feed(ServerRequest request) {
        return visitors.visit(request).flatMap(pages::of).flatMap(Envelope::response);
    }
}
