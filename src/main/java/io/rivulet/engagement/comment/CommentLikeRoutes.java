package io.rivulet.engagement.comment;

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

/** The address of a like of a comment. */
@Configuration(proxyBeanMethods = false)
class CommentLikeRoutes {

    private static final String LIKE = "/api/v1/comments/" + PathIds.ID + "/like";

    @Bean
    RouterFunction<ServerResponse> commentLikeAddresses(CommentLikeHandler handler) {
        return route().PUT(LIKE, handler::like)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(LIKE, handler::unlike)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(LIKE), request -> Methods.refuse(request, HttpMethod.PUT, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
