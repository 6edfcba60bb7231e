package io.rivulet.session.key;

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

/** Where whoever verifies tokens finds the keys. */
@Configuration(proxyBeanMethods = false)
class KeyRoutes {

    private static final String KEYS = "/.well-known/jwks.json";

    @Bean
    RouterFunction<ServerResponse> publishedKeys(KeyHandler keys) {
        return route().GET(KEYS, keys::show)
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(KEYS), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
