package io.rivulet.card.api;

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
                .POST(OF_VIDEO, comments::create)
                .GET(ONE, comments::show)
                .DELETE(ONE, comments::remove)
                .GET(REPLIES, comments::replies)
                .route(path(OF_VIDEO), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.POST))
                .route(path(ONE), request -> Methods.refuse(request, HttpMethod.GET, HttpMethod.DELETE))
                .route(path(REPLIES), request -> Methods.refuse(request, HttpMethod.GET))
                .build();
    }
}
