package io.rivulet.platform.text;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text as words are looked for in it: without case and without what nobody can see. Folding may change how many chars
 * there are, so each of them knows by which character of the text it was caused.
 */
final class FoldedText {

    private final StringBuilder chars = new StringBuilder();
    private final IntStream.Builder causes = IntStream.builder();

    private FoldedText() {}

    static FoldedText of(String text) {
        var folded = new FoldedText();
        int index = 0;
        for (int character : text.codePoints().toArray()) {
            folded.add(character, index++);
        }
        return folded;
    }

    /** For each char, the index of the character that caused it. */
    int[] causes() {
        return causes.build().toArray();
    }

    @Override
    public String toString() {
        return chars.toString();
    }

    private void add(int character, int index) {
        if (!Characters.isInvisible(character)) {
            int before = chars.length();
            chars.append(folded(character));
            for (int i = before; i < chars.length(); i++) {
                causes.add(index);
            }
        }
    }

    /** The JDK does not fold; the lower case of the upper case makes `ß` like `SS` and `ς` like `Σ`. */
    private static String folded(int character) {
        return Character.toString(character).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
