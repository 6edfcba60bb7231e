package io.rivulet.platform.api;

import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.QueryString;
import io.rivulet.platform.web.WebError;
import java.util.List;
import java.util.Map;
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
        return of(list, QueryString.firstValues(request.uri().getRawQuery()), USUAL_LIMIT, LIMIT_MAX);
    }

    /** Of a list that is cut into pages of that size, unless smaller ones are asked for. */
    public static ListRequest of(String list, Map<String, String> query, int page) {
        return of(list, query, page, page);
    }

    private static ListRequest of(String list, Map<String, String> query, int usual, int most) {
        var cursor = query.get("cursor");
        var limit = query.get("limit");
        return new ListRequest(
                list,
                new Slice(
                        cursor == null ? Slice.NEWEST : Cursor.parse(list, cursor),
                        limit == null ? usual : limit(limit, most)));
    }

    String cursor(long next) {
        return new Cursor(list, List.of(next)).text();
    }

    static int limit(Map<String, String> query) {
        var limit = query.get("limit");
        return limit == null ? USUAL_LIMIT : limit(limit, LIMIT_MAX);
    }

    private static int limit(String text, int most) {
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > most) {
            throw WebError.PARAMETER_INVALID
                    .because("The parameter `limit` must be a number from 1 to " + most)
                    .at("limit");
        }
        return limit;
    }
}
