package io.rivulet.platform.shortcut;

import io.rivulet.platform.web.JsonBody;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What is read so often that it is worth an answer at once. */
public interface AtHand {

    /** Of the route, without a slash at its end. */
    String path();

    /** The finished answer, without waiting for anything; empty when something has to be asked for first. */
    Optional<JsonBody> atHand(ServerHttpRequest request);

    /** What the answer says of itself, besides what is said of all. */
    default void describe(HttpHeaders headers) {}
}
