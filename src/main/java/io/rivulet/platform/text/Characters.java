package io.rivulet.platform.text;

import java.util.regex.Pattern;

/** Properties of code points that the JDK has no names for. */
final class Characters {

    private static final int NEXT_LINE = 0x85;

    /** Unicode's default ignorable code points, marks of annotations, and the empty pattern of Braille. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5"
            + "\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0"
            + "\\uFFF0-\\uFFFB\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

    private Characters() {}

    /** Unicode's White_Space. */
    static boolean isWhite(int character) {
        return (character >= '\t' && character <= '\r') || character == NEXT_LINE || Character.isSpaceChar(character);
    }

    static boolean isInvisible(int character) {
        return character > '~'
                && INVISIBLE.matcher(Character.toString(character)).matches();
    }

    static boolean isVisible(int character) {
        return !isWhite(character) && !isInvisible(character);
    }

    /** Half of a pair that lacks its other half: no encoding has bytes for it. */
    static boolean isLoneSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    static String trimmed(String text) {
        int start = 0;
        while (start < text.length() && isWhite(text.charAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
