package io.rivulet.relation;

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

/** The address at which somebody is followed. */
@Configuration(proxyBeanMethods = false)
class FollowRoutes {

    private static final String FOLLOW = "/api/v1/accounts/" + PathIds.ID + "/follow";

    @Bean
    RouterFunction<ServerResponse> followAddresses(FollowHandler handler) {
        return route().PUT(FOLLOW, handler::follow)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(FOLLOW, handler::unfollow)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(FOLLOW), request -> Methods.refuse(request, HttpMethod.PUT, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
