package io.rivulet.admin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The addresses of a running server, each as the page of the roles writes it, in the order in which they are tried. */
public final class Routes implements RouterFunctions.Visitor {

    private static final Pattern METHOD = Pattern.compile("\\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\\b");
    private static final Pattern PATH = Pattern.compile("/[^\\s)]*");
    private static final Pattern CONSTRAINT = Pattern.compile("\\{(\\w+):[^/\\s]*}");

    private final List<String> found = new ArrayList<>();
    private final Deque<String> prefixes = new ArrayDeque<>();

    public static List<String> of(List<RouterFunction<?>> functions) {
        var routes = new Routes();
        functions.forEach(function -> function.accept(routes));
        return routes.found;
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        var text = CONSTRAINT.matcher(predicate.toString()).replaceAll("{$1}");
        var method = METHOD.matcher(text.split("!", 2)[0]);
        var path = first(text);
        found.add((method.find() ? method.group() : "any other") + " " + String.join("", prefixes) + path
                + (text.contains("Lambda") ? " as events" : ""));
    }

    private static String first(String predicate) {
        var path = PATH.matcher(predicate);
        return path.find() ? path.group() : predicate;
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        prefixes.addLast(first(predicate.toString()));
    }

    @Override
    public void endNested(RequestPredicate predicate) {
        prefixes.removeLast();
    }

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
        found.add("resources");
    }

    @Override
    public void unknown(RouterFunction<?> routes) {
        found.add("unknown " + routes);
    }
}
