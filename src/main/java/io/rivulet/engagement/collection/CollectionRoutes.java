package io.rivulet.engagement.collection;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.rivulet.platform.api.PathIds;
import io.rivulet.platform.web.Methods;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses of collections. */
@Configuration(proxyBeanMethods = false)
class CollectionRoutes {

    static final String COLLECTIONS = "/api/v1/collections";
    private static final String OF_ACCOUNT = "/api/v1/accounts/" + PathIds.ID + "/collections";
    private static final String ONE = COLLECTIONS + '/' + PathIds.ID;
    private static final String VIDEO = ONE + "/videos/{video:[0-9]{1,18}}";

    @Bean
    RouterFunction<ServerResponse> collectionAddresses(CollectionHandler collections, CollectingHandler collecting) {
        return route().GET(OF_ACCOUNT, collecting::list)
                .POST(COLLECTIONS, collecting::create)
                .GET(ONE, collections::show)
                .PATCH(ONE, collections::change)
                .DELETE(ONE, collections::remove)
                .PUT(VIDEO, collecting::add)
                .DELETE(VIDEO, collecting::remove)
                .route(path(OF_ACCOUNT), request -> Methods.refuse(request, GET))
                .route(path(COLLECTIONS), request -> Methods.refuse(request, POST))
                .route(path(ONE), request -> Methods.refuse(request, GET, PATCH, DELETE))
                .route(path(VIDEO), request -> Methods.refuse(request, PUT, DELETE))
                .build();
    }
}
