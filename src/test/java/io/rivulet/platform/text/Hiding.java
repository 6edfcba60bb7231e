package io.rivulet.platform.text;

import java.util.List;

/** The rules for text with words that are hidden, for tests of other packages. */
public final class Hiding {

    private Hiding() {}

    public static PlainTexts words(String... words) {
        return new PlainTexts(new SensitiveWords(new TextProperties(List.of(words), null)));
    }
}
