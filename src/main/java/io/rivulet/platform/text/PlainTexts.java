package io.rivulet.platform.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules for text that people write; what they let pass is kept and shown as it was typed. */
@Component
public class PlainTexts {

    /** No more than this many code points become one when they are composed. */
    private static final int LONGEST_COMPOSITION = 4;

    private final SensitiveWords words;

    PlainTexts(SensitiveWords words) {
        this.words = words;
    }

    /** The text without white space at its ends, composed, and with its sensitive words masked; or the rule's refusal. */
    public String require(@Nullable String raw, TextRule rule) {
        var trimmed = Characters.trimmed(raw == null ? "" : raw);
        if (trimmed.codePoints().noneMatch(Characters::isVisible)) {
            throw rule.missing()
                    .because("The " + rule.what() + " is missing or empty: send one with a visible character");
        }
        requireAtMost(rule.maxCharacters() * LONGEST_COMPOSITION, trimmed, rule);
        var lines = rule.manyLines() ? trimmed.replace("\r\n", "\n") : trimmed;
        requireCharacters(lines, rule);
        var composed = Normalizer.normalize(lines, Normalizer.Form.NFC);
        requireAtMost(rule.maxCharacters(), composed, rule);
        return words.mask(composed);
    }

    private static void requireAtMost(int characters, String text, TextRule rule) {
        if (Characters.count(text) > characters) {
            throw rule.invalid()
                    .because("The " + rule.what() + " is longer than " + rule.maxCharacters()
                            + " characters: send a shorter one");
        }
    }

    private static void requireCharacters(String text, TextRule rule) {
        if (text.codePoints().anyMatch(character -> isRefusedControl(character, rule))) {
            throw rule.invalid()
                    .because("The " + rule.what() + " has control characters: leave them out"
                            + (rule.manyLines() ? ", all but line feeds and tabs" : " and send it on one line"));
        }
        if (text.codePoints().anyMatch(Characters::isLoneSurrogate)) {
            throw rule.invalid().because("The " + rule.what() + " has half a character: send well-formed Unicode");
        }
    }

    private static boolean isRefusedControl(int character, TextRule rule) {
        boolean allowed = rule.manyLines() && (character == '\n' || character == '\t');
        return Character.isISOControl(character) && !allowed;
    }
}
