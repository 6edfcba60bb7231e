package io.rivulet.openapi;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of the description and of its page. */
@Configuration(proxyBeanMethods = false)
class OpenApiRoutes {

    private static final String DESCRIPTION = "/openapi.json";
    private static final String PAGE = "/docs";
    private static final String FILE = PAGE + "/{file}";

    @Bean
    RouterFunction<ServerResponse> descriptionOfTheApi(DescriptionHandler description, PageHandler page) {
        return route().GET(DESCRIPTION, description::show)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(PAGE, page::show)
                .withAttribute(OF_ROUTE, LOOK)
                .GET(FILE, page::file)
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(DESCRIPTION).or(path(PAGE)), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(FILE), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
