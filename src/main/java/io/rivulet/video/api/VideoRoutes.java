package io.rivulet.video.api;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.PUBLISH;
import static io.rivulet.platform.security.Permission.TAKE_PART;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of videos. */
@Configuration(proxyBeanMethods = false)
class VideoRoutes {

    static final String VIDEOS = "/api/v1/videos";

    private static final String ONE = VIDEOS + '/' + PathIds.ID;

    @Bean
    RouterFunction<ServerResponse> singleVideos(VideoHandler videos, VideoEditHandler editing, WatchHandler watching) {
        return route().POST(VIDEOS, videos::create)
                .withAttribute(OF_ROUTE, PUBLISH)
                .GET(ONE, WatchHandler::isMeant, watching::watch)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .GET(ONE, videos::show)
                .withAttribute(OF_ROUTE, LOOK)
                .PATCH(ONE, editing::edit)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(ONE, videos::remove)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(
                        path(VIDEOS).and(isOfLists().negate()),
                        request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .route(
                        path(ONE),
                        request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.PATCH, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }

    /** What is answered elsewhere at the same address. */
    private static RequestPredicate isOfLists() {
        return method(HttpMethod.GET).or(method(HttpMethod.HEAD));
    }
}
