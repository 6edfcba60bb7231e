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

/** The addresses of comments. */
@Configuration(proxyBeanMethods = false)
class CommentRoutes {

    static final String COMMENTS = "/api/v1/comments";
    private static final String OF_VIDEO = "/api/v1/videos/" + PathIds.ID + "/comments";
    private static final String ONE = COMMENTS + '/' + PathIds.ID;
    private static final String REPLIES = ONE + "/replies";

    @Bean
    RouterFunction<ServerResponse> commentAddresses(CommentHandler comments) {
        return route().GET(OF_VIDEO, comments::list)
                .withAttribute(OF_ROUTE, LOOK)
                .POST(OF_VIDEO, comments::create)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .GET(ONE, comments::show)
                .withAttribute(OF_ROUTE, LOOK)
                .DELETE(ONE, comments::remove)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .GET(REPLIES, comments::replies)
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(OF_VIDEO), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.POST))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(ONE), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(REPLIES), request -> Methods.refuse(request, HttpMethod.GET))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
