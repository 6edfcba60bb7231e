package io.rivulet.message;

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

/** The address of what one writes to and reads from somebody, whose id names the conversation. */
@Configuration(proxyBeanMethods = false)
class MessageRoutes {

    private static final String MESSAGES = "/api/v1/conversations/" + PathIds.ID + "/messages";

    @Bean
    RouterFunction<ServerResponse> messageAddresses(MessageHandler messages) {
        return route().GET(MESSAGES, messages::list)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .POST(MESSAGES, messages::send)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(MESSAGES), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
