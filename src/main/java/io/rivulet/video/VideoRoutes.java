package io.rivulet.video;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of videos. */
@Configuration(proxyBeanMethods = false)
class VideoRoutes {

    static final String VIDEOS = "/api/v1/videos";

    private static final String ONE = VIDEOS + "/{id:[0-9]{1,18}}";

    @Bean
    RouterFunction<ServerResponse> singleVideos(VideoHandler videos, WatchHandler watching) {
        return route().POST(VIDEOS, videos::create)
                .GET(ONE, WatchHandler::isMeant, watching::watch)
                .GET(ONE, videos::show)
                .DELETE(ONE, videos::remove)
                .route(path(VIDEOS), request -> Methods.refuse(request, HttpMethod.POST))
                .route(path(ONE), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.DELETE))
                .build();
    }
}
