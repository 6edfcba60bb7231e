package io.rivulet.engagement.view;

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

/** The address at which views are told. */
@Configuration(proxyBeanMethods = false)
class ViewRoutes {

    private static final String VIEWS = "/api/v1/videos/" + PathIds.ID + "/views";

    @Bean
    RouterFunction<ServerResponse> viewAddresses(ViewHandler views) {
        return route().POST(VIEWS, views::add)
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(VIEWS), request -> Methods.refuse(request, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
