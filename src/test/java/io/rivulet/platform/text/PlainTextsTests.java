package io.rivulet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.WebError;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextsTests {

    private static final TextRule LINE =
            new TextRule(WebError.PARAMETER_MISSING, WebError.PARAMETER_INVALID, "comment", 10, false);
    private static final TextRule LINES =
            new TextRule(WebError.PARAMETER_MISSING, WebError.PARAMETER_INVALID, "message", 2000, true);

    private final PlainTexts texts = new PlainTexts(new SensitiveWords(new TextProperties(List.of(), null)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦 👍🏽 🇨🇳 ❤️",
                "שלום עולם",
                "مرحبا بالعالم",
                "می‌خواهم",
                "क्‍ष",
                "\u200Fא\u200E a",
                "\u202Eabc",
                "潮 tides",
                "𐐀𝒳",
                "<b>'\"\\;--%s${x}",
                "\uE000\uFFFF\uFFFD\u0378"
            })
    void whatIsWellFormedIsKeptAsItWasTyped(String typed) {
        assertThat(texts.require(typed, LINES)).isEqualTo(typed);
    }

    @Test
    void whiteSpaceIsRemovedAtBothEndsOnly() {
        var every = "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2007\u200A\u2028\u2029\u202F\u205F\u3000";
        assertThat(texts.require(every + "a \u3000b" + every, LINE)).isEqualTo("a \u3000b");
        assertThat(texts.require("\u200D a\u200D", LINE)).isEqualTo("\u200D a\u200D");
    }

    @Test
    void accentsAreComposed() {
        assertThat(texts.require("e\u0301\u1112\u1161\u11AB \u2126", LINE)).isEqualTo("é한 Ω");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000\u00A0",
                "\r\n",
                "\u200B",
                " \u200D\uFE0F ",
                "\u2060\u00AD\u3164",
                "\u2800",
                "\uDB40\uDC20"
            })
    void whatCannotBeSeenIsMissing(String typed) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> texts.require(typed, LINE))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(WebError.PARAMETER_MISSING))
                .satisfies(refusal -> assertThat(refusal.detail())
                        .isEqualTo("The comment is missing or empty: send one with a visible character"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\tb",
                "a\u007Fb",
                "a\u0085b",
                "a\u0000",
                "\uD83D",
                "a\uDE00b",
                "\uDE00\uD83D"
            })
    void controlCharactersAndHalvesOfPairsAreRefused(String typed) {
        assertInvalid(typed, LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\rb", "a\u000Bb", "a\u0085b", "a\u001Bb", "a\uDE00b"})
    void linesMayBeFedButNothingElse(String typed) {
        assertInvalid(typed, LINES);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'a\nb',       'a\nb'
            'a\r\nb\r\n', 'a\nb'
            'a\tb\n\nc',  'a\tb\n\nc'
            """)
    void lineFeedsAndTabsStay(String typed, String kept) {
        assertThat(texts.require(typed, LINES)).isEqualTo(kept);
    }

    @Test
    void charactersAreCountedAfterTrimmingAndComposing() {
        assertThat(texts.require(" " + "😀".repeat(10) + " ", LINE)).isEqualTo("😀".repeat(10));
        assertThat(texts.require("e\u0301".repeat(10), LINE)).isEqualTo("é".repeat(10));
        assertThat(texts.require("\u03B1\u0313\u0301\u0345".repeat(10), LINE)).isEqualTo("ᾄ".repeat(10));
        assertInvalid("😀".repeat(11), LINE);
        assertInvalid("e\u0301".repeat(11), LINE);
        assertInvalid("a".repeat(1_000_000), LINE);
    }

    @Test
    void theSentenceSaysWhatToChange() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> texts.require("a".repeat(11), LINE))
                .satisfies(refusal -> assertThat(refusal.detail())
                        .isEqualTo("The comment is longer than 10 characters: send a shorter one"));
    }

    @Test
    void whateverIsTakenIsTrimmedAndComposedAndNothingElse() {
        var samples = RandomTexts.seeded(20261121);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            var typed = samples.next(12);
            try {
                var kept = texts.require(typed, LINES);
                assertThat(kept).isEqualTo(Normalizer.normalize(Characters.trimmed(typed), Normalizer.Form.NFC));
                assertThat(texts.require(kept, LINES)).isEqualTo(kept);
                taken++;
            } catch (ApiException refused) {
                assertThat(typed.codePoints().noneMatch(Characters::isVisible)
                                || typed.codePoints()
                                        .anyMatch(c -> Character.isISOControl(c) || Characters.isLoneSurrogate(c)))
                        .as(typed)
                        .isTrue();
            }
        }
        assertThat(taken).isGreaterThan(15_000);
    }

    private void assertInvalid(String typed, TextRule rule) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> texts.require(typed, rule))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(WebError.PARAMETER_INVALID));
    }
}
