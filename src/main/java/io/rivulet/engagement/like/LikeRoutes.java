package io.rivulet.engagement.like;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.TAKE_PART;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The address of a like of a video. */
@Configuration(proxyBeanMethods = false)
class LikeRoutes {

    private static final String LIKE = "/api/v1/videos/" + PathIds.ID + "/like";

    @Bean
    RouterFunction<ServerResponse> likeAddresses(LikeHandler handler) {
        return route().PUT(LIKE, handler::like)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(LIKE, handler::unlike)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(LIKE), request -> Methods.refuse(request, HttpMethod.PUT, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
