package io.rivulet.douyin;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.SEND_FORM;
import static io.rivulet.platform.security.Permission.SIGN_IN;
import static io.rivulet.platform.security.Permission.TAKE_PART;
import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The contract's addresses, each with and without its last slash: clients cannot follow a redirect of a POST. */
@Configuration(proxyBeanMethods = false)
class DouyinRoutes {

    @Bean
    RouterFunction<ServerResponse> douyin(
            DouyinFeedHandler feed,
            DouyinUserHandler user,
            DouyinPublishHandler publish,
            DouyinFavoriteHandler favorite,
            DouyinCommentHandler comment,
            DouyinRelationHandler relation,
            DouyinMessageHandler message) {
        return route().path(
                        "/douyin",
                        routes -> routes.add(get("/feed", feed::feed))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(get("/user", user::show))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(post("/user/register", user::register))
                                .withAttribute(OF_ROUTE, SIGN_IN)
                                .add(post("/user/login", user::login))
                                .withAttribute(OF_ROUTE, SIGN_IN)
                                .add(post("/publish/action", publish::publish))
                                .withAttribute(OF_ROUTE, SEND_FORM)
                                .add(get("/publish/list", publish::list))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(post("/favorite/action", favorite::act))
                                .withAttribute(OF_ROUTE, TAKE_PART)
                                .add(get("/favorite/list", favorite::list))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(post("/comment/action", comment::act))
                                .withAttribute(OF_ROUTE, TAKE_PART)
                                .add(get("/comment/list", comment::list))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(post("/relation/action", relation::act))
                                .withAttribute(OF_ROUTE, TAKE_PART)
                                .add(get("/relation/follow/list", relation::followed))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(get("/relation/follower/list", relation::followers))
                                .withAttribute(OF_ROUTE, LOOK)
                                .add(get("/relation/friend/list", relation::friends))
                                .withAttribute(OF_ROUTE, TAKE_PART)
                                .add(post("/message/action", message::act))
                                .withAttribute(OF_ROUTE, TAKE_PART)
                                .add(get("/message/chat", message::chat))
                                .withAttribute(OF_ROUTE, TAKE_PART))
                .build();
    }

    private static RouterFunction<ServerResponse> get(String path, HandlerFunction<ServerResponse> handler) {
        return RouterFunctions.route(GET(path).or(GET(path + "/")), handler);
    }

    private static RouterFunction<ServerResponse> post(String path, HandlerFunction<ServerResponse> handler) {
        return RouterFunctions.route(POST(path).or(POST(path + "/")), handler);
    }
}
