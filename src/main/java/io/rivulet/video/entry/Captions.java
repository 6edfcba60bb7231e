package io.rivulet.video.entry;

import static java.util.Objects.requireNonNullElse;

import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import io.rivulet.video.VideoError;
import io.rivulet.video.Visibility;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What authors may say of their videos. */
@Component
public class Captions {

    private static final int MOST_TAGS = 10;
    private static final TextRule TITLE =
            new TextRule(VideoError.TITLE_MISSING, VideoError.TITLE_INVALID, "title", 200, false);
    private static final TextRule DESCRIPTION =
            new TextRule(VideoError.DESCRIPTION_INVALID, VideoError.DESCRIPTION_INVALID, "description", 2000, true);
    private static final TextRule TAG =
            new TextRule(VideoError.TAGS_INVALID, VideoError.TAGS_INVALID, "tag", 30, false);

    private final PlainTexts texts;

    Captions(PlainTexts texts) {
        this.texts = texts;
    }

    /** Refuses what is too long or cannot be read. */
    public Caption of(NewVideo wanted) {
        return new Caption(
                texts.require(wanted.title(), TITLE),
                description(requireNonNullElse(wanted.description(), "")),
                tags(requireNonNullElse(wanted.tags(), List.of())),
                visibility(requireNonNullElse(wanted.visibility(), "public")));
    }

    /** That of a video of which its author says a title alone. */
    public Caption titled(@Nullable String title) {
        return Caption.titled(texts.require(title, TITLE));
    }

    /** What is not wanted otherwise stays as it is. */
    public Caption edited(Caption caption, VideoEdit wanted) {
        return new Caption(
                wanted.title() == null ? caption.title() : texts.require(wanted.title(), TITLE),
                wanted.description() == null ? caption.description() : description(wanted.description()),
                wanted.tags() == null ? caption.tags() : tags(wanted.tags()),
                wanted.visibility() == null ? caption.visibility() : visibility(wanted.visibility()));
    }

    /** As it is written in a video. */
    public String tag(@Nullable String raw) {
        return texts.require(raw, TAG);
    }

    private String description(String raw) {
        return raw.isBlank() ? "" : texts.require(raw, DESCRIPTION);
    }

    private List<String> tags(List<@Nullable String> raw) {
        if (raw.size() > MOST_TAGS) {
            throw VideoError.TAGS_INVALID.because("These are more than " + MOST_TAGS + " tags: send fewer");
        }
        return raw.stream().map(this::tag).distinct().toList();
    }

    private static Visibility visibility(String name) {
        return switch (name) {
            case "public" -> Visibility.PUBLIC;
            case "unlisted" -> Visibility.UNLISTED;
            case "private" -> Visibility.PRIVATE;
            default ->
                throw VideoError.VISIBILITY_INVALID.because("The visibility must be `public`, `unlisted` or `private`");
        };
    }

    /** As it is written in requests and answers. */
    public static String named(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
