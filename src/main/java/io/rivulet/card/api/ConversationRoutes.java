package io.rivulet.card.api;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.TAKE_PART;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The address of the list of conversations. */
@Configuration(proxyBeanMethods = false)
class ConversationRoutes {

    private static final String CONVERSATIONS = "/api/v1/conversations";

    @Bean
    RouterFunction<ServerResponse> conversationAddresses(ConversationHandler conversations) {
        return route().GET(CONVERSATIONS, conversations::list)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(CONVERSATIONS), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
