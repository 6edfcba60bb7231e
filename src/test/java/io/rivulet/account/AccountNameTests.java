package io.rivulet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.platform.web.ApiException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTests {

    @Test
    void isShownAsTyped() {
        assertThat(AccountName.of("Ａnn Straße").shown()).isEqualTo("Ａnn Straße");
    }

    @Test
    void losesTheSpaceThatAPhoneAppends() {
        assertThat(AccountName.of(" Ann ")).isEqualTo(AccountName.of("Ann"));
    }

    @ParameterizedTest
    @CsvSource({
        "ann, ANN",
        "ann, Ａｎｎ",
        "straße, STRASSE",
        "straße, STRAẞE",
        "ﬁn, FIN",
        "σας, ΣΑΣ",
        "café, cafe\u0301",
        "Kelvin, \u212Aelvin",
        "ann, a\u200Bnn",
        "ann, ann\u2060",
        "①, 1",
        "張三, 張三\uFE00",
        "ab, a\u3164b"
    })
    void isUniqueAfterNormalizingAndFolding(String one, String other) {
        assertThat(AccountName.of(one).key()).isEqualTo(AccountName.of(other).key());
    }

    @Test
    void differsWhereEyesSeeADifference() {
        assertThat(AccountName.of("cafe").key())
                .isNotEqualTo(AccountName.of("café").key());
    }

    @Test
    void hasOneKeyForEveryCaseOfEveryCharacter() {
        var wrong = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isLetter)
                .filter(letter -> letter != 'İ') // folds to i and a dot above, as Unicode has it
                .filter(letter -> !sameKey(letter, Character.toUpperCase(letter))
                        || !sameKey(letter, Character.toLowerCase(letter))
                        || !sameKey(letter, Character.toTitleCase(letter)));

        assertThat(wrong.mapToObj(Integer::toHexString)).isEmpty();
    }

    @Test
    void keepsItsKeyWhenTheKeyIsTyped() {
        var unstable = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .filter(character -> !key(character).equals(AccountName.key(key(character))));

        assertThat(unstable.mapToObj(Integer::toHexString)).isEmpty();
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(AccountName.of("😀".repeat(32)).shown()).hasSize(64);
        assertThatRefused("😀".repeat(33), "at most 32 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u200B", "\u3164\u115F", "\uFE0F"})
    void isVisible(String typed) {
        assertThatRefused(typed, "visible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "a\nb", "a\u0085b", "a\uD800b", "\uDC00", "a\u0378", "a\uE000", "a\u202Eb", "a\u2028b"})
    void hasNoCharactersThatBreakText(String typed) {
        assertThatRefused(typed, "control");
    }

    private static void assertThatRefused(String typed, String sentence) {
        assertThatThrownBy(() -> AccountName.of(typed))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(AccountError.NAME_INVALID))
                .hasMessageContaining(sentence);
    }

    private static boolean sameKey(int one, int other) {
        return key(one).equals(key(other));
    }

    private static String key(int character) {
        return AccountName.key(Character.toString(character));
    }
}
