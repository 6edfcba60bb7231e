package io.rivulet.feed.api;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of the feed and of what one author published. */
@Configuration(proxyBeanMethods = false)
class FeedRoutes {

    static final String FEED = "/api/v1/feed";

    private static final String OF_AUTHOR = "/api/v1/accounts/" + PathIds.ID + "/videos";

    @Bean
    RouterFunction<ServerResponse> feedAddresses(FeedHandler feed) {
        return route().GET(FEED, feed::show)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(OF_AUTHOR, feed::ofAuthor)
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(FEED).or(path(OF_AUTHOR)), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
