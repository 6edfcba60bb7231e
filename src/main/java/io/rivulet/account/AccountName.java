package io.rivulet.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as its owner typed it, and the key by which it is unique.
 *
 * <p>The key is what Unicode calls NFKC and case folding. The JDK has no folding of its own; lower, upper and lower case
 * one after another make at least the same names equal (and `ı` like `i`). Characters nobody can see do not make a
 * difference.
 */
record AccountName(String shown, String key) {

    static final int LONGEST = 32;

    /** Unicode's default ignorable characters, as far as they may stand in a name at all. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFFA0\\uFE00-\\uFE0F\\x{E0000}-\\x{E0FFF}]");

    /**
     * Control, unassigned, private and lone surrogate characters, line breaks, those that turn the text around, and what
     * stands for bytes that were no text.
     */
    private static final Pattern REFUSED =
            Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");

    static AccountName of(String typed) {
        var shown = typed.strip();
        if (shown.codePointCount(0, shown.length()) > LONGEST) {
            throw AccountError.NAME_INVALID.because("A name has at most " + LONGEST + " characters.");
        }
        if (REFUSED.matcher(shown).find()) {
            throw AccountError.NAME_INVALID.because("A name consists of letters, digits, signs and spaces;"
                    + " leave out control characters and characters that are not assigned.");
        }
        var key = key(shown);
        if (key.isBlank()) {
            throw AccountError.NAME_INVALID.because("A name has at least one visible character.");
        }
        return new AccountName(shown, key);
    }

    static String key(String shown) {
        var visible = INVISIBLE.matcher(shown).replaceAll("");
        return nfkc(folded(nfkc(visible))).strip();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Form.NFKC);
    }
}
