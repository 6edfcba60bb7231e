package io.rivulet.douyin;

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
                                .add(get("/user", user::show))
                                .add(post("/user/register", user::register))
                                .add(post("/user/login", user::login))
                                .add(post("/publish/action", publish::publish))
                                .add(get("/publish/list", publish::list))
                                .add(post("/favorite/action", favorite::act))
                                .add(get("/favorite/list", favorite::list))
                                .add(post("/comment/action", comment::act))
                                .add(get("/comment/list", comment::list))
                                .add(post("/relation/action", relation::act))
                                .add(get("/relation/follow/list", relation::followed))
                                .add(get("/relation/follower/list", relation::followers))
                                .add(get("/relation/friend/list", relation::friends))
                                .add(post("/message/action", message::act))
                                .add(get("/message/chat", message::chat)))
                .build();
    }

    private static RouterFunction<ServerResponse> get(String path, HandlerFunction<ServerResponse> handler) {
        return RouterFunctions.route(GET(path).or(GET(path + "/")), handler);
    }

    private static RouterFunction<ServerResponse> post(String path, HandlerFunction<ServerResponse> handler) {
        return RouterFunctions.route(POST(path).or(POST(path + "/")), handler);
    }
}
