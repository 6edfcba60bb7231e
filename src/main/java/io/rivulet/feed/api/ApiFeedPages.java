package io.rivulet.feed.api;

import io.rivulet.card.api.ApiFormat;
import io.rivulet.card.api.ApiVisitors;
import io.rivulet.card.api.Visit;
import io.rivulet.feed.Feed;
import io.rivulet.feed.FeedPage;
import io.rivulet.feed.NewestPages;
import io.rivulet.platform.api.Items;
import io.rivulet.platform.api.ListRequest;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.shortcut.AtHand;
import io.rivulet.platform.web.JsonBody;
import io.rivulet.platform.web.QueryString;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pages of the feed as finished answers: at once when all of a page is at hand, which it nearly always is. */
@Component
class ApiFeedPages implements AtHand {

    private static final String LIST = "feed";

    private final ApiVisitors visitors;
    private final Feed feed;
    private final NewestPages newest;
    private final ApiFormat format;

    ApiFeedPages(ApiVisitors visitors, Feed feed, NewestPages newest, ApiFormat format) {
        this.visitors = visitors;
        this.feed = feed;
        this.newest = newest;
        this.format = format;
    }

    @Override
    public String path() {
        return FeedRoutes.FEED;
    }

    @Override
    public Optional<JsonBody> atHand(ServerHttpRequest request) {
        return visitors.visitAtHand(request).flatMap(visit -> atHand(asked(request.getURI()), visit));
    }

    @Override
    public void describe(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noStore());
    }

    /** Waits for what is not at hand. */
    Mono<JsonBody> of(URI uri, Visit visit) {
        var asked = asked(uri);
        return isEverybodys(asked, visit)
                ? newest.of(format, visit.address(), () -> page(asked, visit))
                : page(asked, visit);
    }

    private Optional<JsonBody> atHand(ListRequest asked, Visit visit) {
        return isEverybodys(asked, visit)
                ? newest.atHand(format, visit.address())
                : feed.pageAtHand(asked.slice(), visit.viewer(), format).map(page -> written(page, asked, visit));
    }

    private Mono<JsonBody> page(ListRequest asked, Visit visit) {
        return feed.page(asked.slice(), visit.viewer(), format).map(page -> written(page, asked, visit));
    }

    private ListRequest asked(URI uri) {
        return ListRequest.of(LIST, QueryString.firstValues(uri.getRawQuery()), feed.pageSize());
    }

    private boolean isEverybodys(ListRequest asked, Visit visit) {
        return visit.viewer().isAnonymous() && asked.slice().equals(feed.fullPage(Slice.NEWEST));
    }

    private static JsonBody written(FeedPage page, ListRequest asked, Visit visit) {
        return Items.body(new Part<>(page.videos(), page.complete() ? 0 : page.next()), asked, visit.writer());
    }
}
