package io.rivulet.media.delivery;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.OwnBounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class MediaRoutes {

    @Bean
    RouterFunction<ServerResponse> media(MediaHandler media, DefaultPictureHandler defaults) {
        return route().path(
                        "/media",
                        paths -> paths.GET("/default/{name}", defaults::show)
                                .withAttribute(OF_ROUTE, LOOK)
                                .HEAD("/default/{name}", defaults::show)
                                .withAttribute(OF_ROUTE, LOOK)
                                .GET("/private/{token}/{name}", media::showPrivate)
                                .withAttribute(OF_ROUTE, LOOK)
                                .HEAD("/private/{token}/{name}", media::showPrivate)
                                .withAttribute(OF_ROUTE, LOOK)
                                .GET("/{token}/{name}", media::show)
                                .withAttribute(OF_ROUTE, LOOK)
                                .HEAD("/{token}/{name}", media::show)
                                .withAttribute(OF_ROUTE, LOOK))
                .build();
    }

    /** Viewers have their own connections to the store, and their windows. */
    @Bean
    OwnBounds deliveries() {
        return path -> path.startsWith("/media/");
    }
}
