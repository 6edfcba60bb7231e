package io.rivulet.engagement.collection;

import static io.rivulet.platform.security.Permission.LOOK;
import static io.rivulet.platform.security.Permission.OF_ROUTE;
import static io.rivulet.platform.security.Permission.TAKE_PART;
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
                .withAttribute(OF_ROUTE, LOOK)
                .POST(COLLECTIONS, collecting::create)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .GET(ONE, collections::show)
                .withAttribute(OF_ROUTE, LOOK)
                .PATCH(ONE, collections::change)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(ONE, collections::remove)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .PUT(VIDEO, collecting::add)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .DELETE(VIDEO, collecting::remove)
                .withAttribute(OF_ROUTE, TAKE_PART)
                .route(path(OF_ACCOUNT), request -> Methods.refuse(request, GET))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(COLLECTIONS), request -> Methods.refuse(request, POST))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(ONE), request -> Methods.refuse(request, GET, PATCH, DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .route(path(VIDEO), request -> Methods.refuse(request, PUT, DELETE))
                .withAttribute(OF_ROUTE, LOOK)
                .build();
    }
}
