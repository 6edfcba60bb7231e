package io.rivulet.card.api;

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

/** The addresses of profiles. */
@Configuration(proxyBeanMethods = false)
class ProfileRoutes {

    private static final String ME = "/api/v1/accounts/me";
    private static final String AVATAR = ME + "/avatar";
    private static final String BACKGROUND = ME + "/background";
    private static final String ONE = "/api/v1/accounts/" + PathIds.ID;

    @Bean
    RouterFunction<ServerResponse> profileAddresses(ProfileHandler profiles) {
        return route().GET(ME, profiles::showOwn)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .PATCH(ME, profiles::edit)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .PUT(AVATAR, profiles::takeAvatar)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .PUT(BACKGROUND, profiles::takeBackground)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .GET(ONE, profiles::show)
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(ME), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.PATCH))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(AVATAR).or(path(BACKGROUND)), request -> Methods.refuse(request, HttpMethod.PUT))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(ONE), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
