package io.rivulet.relation;

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
                .DELETE(FOLLOW, handler::unfollow)
                .route(path(FOLLOW), request -> Methods.refuse(request, HttpMethod.PUT, HttpMethod.DELETE))
                .build();
    }
}
