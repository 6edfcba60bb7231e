package io.rivulet.feed.api;

import io.rivulet.card.api.ApiFormat;
import io.rivulet.card.api.ApiVisitors;
import io.rivulet.feed.AuthorPage;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.api.PathIds;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows the feed, and what one author published. */
@Component
class FeedHandler {

    private final ApiVisitors visitors;
    private final ApiFeedPages pages;
    private final AuthorPage authors;
    private final ApiFormat format;

    FeedHandler(ApiVisitors visitors, ApiFeedPages pages, AuthorPage authors, ApiFormat format) {
        this.visitors = visitors;
        this.pages = pages;
        this.authors = authors;
        this.format = format;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return visitors.visit(request)
                .flatMap(visit -> pages.of(request.uri(), visit))
                .flatMap(Items::response);
    }

    Mono<ServerResponse> ofAuthor(ServerRequest request) {
        var asked = ListRequest.of("videos of account", request);
        return visitors.visit(request)
                .flatMap(visit -> authors.videos(PathIds.id(request), asked.slice(), visit.viewer(), format)
                        .flatMap(part -> Items.answer(part, asked, visit.writer())));
    }
}
