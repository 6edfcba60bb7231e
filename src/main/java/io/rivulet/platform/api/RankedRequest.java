package io.rivulet.platform.api;

import io.rivulet.platform.data.Rank;
import io.rivulet.platform.data.RankedSlice;
import java.util.List;
import java.util.Map;

/**
 * Which part of a list that is ordered by ranks is asked for, by `limit` and `cursor`.
 *
 * @param list the kind of list with its order and all that it is filtered by, which its cursors belong to
 */
public record RankedRequest(String list, RankedSlice slice) {

    private static final int NUMBERS = 2;

    /** Of a request's query. */
    public static RankedRequest of(String list, Map<String, String> query) {
        var cursor = query.get("cursor");
        var after = cursor == null ? Rank.HIGHEST : rank(Cursor.parse(list, cursor, NUMBERS));
        return new RankedRequest(list, new RankedSlice(after, ListRequest.limit(query)));
    }

    String cursor(Rank next) {
        return new Cursor(list, List.of(next.value(), next.id())).text();
    }

    private static Rank rank(Cursor cursor) {
        return new Rank(cursor.position().getFirst(), cursor.position().getLast());
    }
}
