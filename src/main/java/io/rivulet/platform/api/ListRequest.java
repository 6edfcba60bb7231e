package io.rivulet.platform.api;

import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.WebError;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Which part of a list is asked for, by `limit` and `cursor`.
 *
 * @param list the kind of list, which its cursors belong to
 */
public record ListRequest(String list, Slice slice) {

    /** The most entries of an answer. */
    public static final int LIMIT_MAX = 100;

    private static final int USUAL_LIMIT = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    public static ListRequest of(String list, ServerRequest request) {
        long before = request.queryParam("cursor")
                .map(text -> Cursor.parse(list, text).before())
                .orElse(Slice.NEWEST);
        return new ListRequest(
                list,
                new Slice(
                        before,
                        request.queryParam("limit").map(ListRequest::limit).orElse(USUAL_LIMIT)));
    }

    String cursor(long next) {
        return new Cursor(list, next).text();
    }

    private static int limit(String text) {
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LIMIT_MAX) {
            throw WebError.PARAMETER_INVALID
                    .because("The parameter `limit` must be a number from 1 to " + LIMIT_MAX)
                    .at("limit");
        }
        return limit;
    }
}
