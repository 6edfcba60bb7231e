package io.rivulet.platform.api;

import io.rivulet.platform.web.WebError;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Which answers a change is based on, by the header `If-Match`; none when it is to be done whatever was there.
 *
 * @param tags of those answers
 */
public record IfMatch(List<String> tags) {

    private static final String ANY = "*";

    public static IfMatch of(ServerRequest request) {
        try {
            return new IfMatch(request.headers().asHttpHeaders().getIfMatch());
        } catch (IllegalArgumentException malformed) {
            throw WebError.PARAMETER_INVALID
                    .because("The header `If-Match` must be the `ETag` of an answer, in its quotes")
                    .at(HttpHeaders.IF_MATCH);
        }
    }

    /** Refuses what is based on another state than that. */
    public void require(String state) {
        if (!tags.isEmpty() && tags.stream().noneMatch(tag -> tag.equals(ANY) || new EntityTag(tag).isOf(state))) {
            throw WebError.PRECONDITION_FAILED.because(
                    "It was changed meanwhile: read it again, and send the change with the new `ETag`");
        }
    }
}
