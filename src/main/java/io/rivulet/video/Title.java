package io.rivulet.video;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The title of a video: trimmed, in Unicode's composed form, and of a length that fits a phone. */
record Title(String text) {

    private static final int MAX_CHARACTERS = 200;

    static Title of(@Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            throw VideoError.TITLE_MISSING.because("The video has no title: send one as `title`");
        }
        var text = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw VideoError.TITLE_INVALID.because("The title has control characters: send it on one line");
        }
        if (text.codePointCount(0, text.length()) > MAX_CHARACTERS) {
            throw VideoError.TITLE_INVALID.because(
                    "The title is longer than " + MAX_CHARACTERS + " characters: send a shorter one");
        }
        return new Title(text);
    }
}
