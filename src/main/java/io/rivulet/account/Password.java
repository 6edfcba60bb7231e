package io.rivulet.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/** A password in the form that is hashed, so that it is the same whichever keyboard composed it; it prints as dots. */
record Password(String normalized) {

    static final int SHORTEST = 5;
    static final int LONGEST = 32;

    /** Stands for bytes that were no text, and would make different ones the same password. */
    private static final char NO_TEXT = '\ufffd';

    static Password of(String typed) {
        int length = typed.codePointCount(0, typed.length());
        if (length < SHORTEST || length > LONGEST) {
            throw AccountError.PASSWORD_INVALID.because(
                    "A password has " + SHORTEST + " to " + LONGEST + " characters.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(typed) || typed.indexOf(NO_TEXT) >= 0) {
            throw AccountError.PASSWORD_INVALID.because("A password is text; send it as valid UTF-8.");
        }
        return new Password(Normalizer.normalize(typed, Form.NFKC));
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
