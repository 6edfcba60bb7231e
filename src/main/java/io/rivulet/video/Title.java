package io.rivulet.video;

import io.rivulet.platform.text.PlainTexts;
import io.rivulet.platform.text.TextRule;
import org.jspecify.annotations.Nullable;

/** The title of a video: one line of a length that fits a phone. */
record Title(String text) {

    private static final TextRule RULE =
            new TextRule(VideoError.TITLE_MISSING, VideoError.TITLE_INVALID, "title", 200, false);

    static Title of(@Nullable String raw, PlainTexts texts) {
        return new Title(texts.require(raw, RULE));
    }
}
