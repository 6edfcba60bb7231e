package io.rivulet.card.api;

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

/** The addresses of lists of videos and of people. */
@Configuration(proxyBeanMethods = false)
class ListRoutes {

    private static final String ACCOUNT = "/api/v1/accounts/" + PathIds.ID;
    private static final String COLLECTED = "/api/v1/collections/" + PathIds.ID + "/videos";

    @Bean
    RouterFunction<ServerResponse> listAddresses(ListHandler lists, VideoListHandler videos) {
        return route().GET("/api/v1/videos", videos::list)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(ACCOUNT + "/likes", lists::liked)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(ACCOUNT + "/followers", lists::followers)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(ACCOUNT + "/following", lists::following)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(ACCOUNT + "/friends", lists::friends)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(COLLECTED, lists::collected)
                .withAttribute(OF_ROUTE, LOOK)
                .route(
                        path(ACCOUNT + "/{list:likes|followers|following|friends}")
                                .or(path(COLLECTED)),
                        request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
