package io.rivulet.video;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of videos. */
@Configuration(proxyBeanMethods = false)
class VideoRoutes {

    static final String VIDEOS = "/api/v1/videos";

    private static final String ONE = VIDEOS + "/{id:[0-9]{1,18}}";

    @Bean
    RouterFunction<ServerResponse> singleVideos(VideoHandler videos) {
        return route().POST(VIDEOS, videos::create)
                .GET(ONE, videos::show)
                .DELETE(ONE, videos::remove)
                .build();
    }
}
