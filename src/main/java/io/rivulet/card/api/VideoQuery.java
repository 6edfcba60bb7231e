package io.rivulet.card.api;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import io.rivulet.video.VideoState;
import io.rivulet.video.rank.VideoFilter;
import io.rivulet.video.rank.VideoSort;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which videos are asked for, and in which order. */
record VideoQuery(VideoSort sort, VideoFilter filter) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Set<VideoState> STATES = EnumSet.complementOf(EnumSet.of(VideoState.REMOVED));

    static VideoQuery of(Map<String, String> query) {
        var sort = query.get("sort");
        var state = query.get("state");
        return new VideoQuery(
                sort == null ? VideoSort.NEWEST : named("sort", sort, EnumSet.allOf(VideoSort.class)),
                new VideoFilter(
                        author(query.get("author")),
                        query.get("tag"),
                        state == null ? null : named("state", state, STATES)));
    }

    /** What cursors belong to. */
    String list() {
        return "videos " + sort + ' ' + filter;
    }

    private static @Nullable Long author(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!ID.matcher(text).matches()) {
            throw invalid("author", "the id of an account");
        }
        return Long.valueOf(text);
    }

    private static <E extends Enum<E>> E named(String parameter, String text, Set<E> all) {
        return all.stream()
                .filter(one -> name(one).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(
                        parameter,
                        all.stream()
                                .map(one -> '`' + name(one) + '`')
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ApiException invalid(String parameter, String expected) {
        return WebError.PARAMETER_INVALID
                .because("The parameter `" + parameter + "` must be " + expected)
                .at(parameter);
    }
}
