package io.rivulet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;

class SensitiveWordsTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            a fool!,        a ****!
            FoOl,           ****
            foolfool,       ********
            fo ol,          fo ol
            😀fool😀,       😀****😀
            foo\u200Dl,     *****
            \u200Dfool\u200D, '\u200D****\u200D'
            abcd,           ****
            xabcx,          x***x
            xbcdx,          x***x
            DIE STRASSE,    DIE *******
            die Straße,     die ******
            İstanbul x,     ******** x
            ΟΔΥΣΣΕΥΣ,       ********
            οδυσσευς,       ********
            𐐀,              *
            a🤬b,           a*b
            🤬🏽,            *🏽
            坏蛋和好人,      **和好人
            """)
    void oneStarStandsForEachCharacterOfAWord(String typed, String shown) {
        var words = words("fool", "abc", "bcd", "strasse", "i\u0307STANBUL", "Οδυσσευς", "𐐨", "🤬", "坏蛋");

        assertThat(words.mask(typed)).isEqualTo(shown);
    }

    @Test
    void decomposedWordsAreFoundInComposedTexts() {
        assertThat(words(" cafe\u0301 ").mask("CAFÉS")).isEqualTo("****S");
    }

    @Test
    void withoutWordsNothingIsMasked() {
        assertThat(words().mask("fool 😀")).isEqualTo("fool 😀");
    }

    /** Compared with the plainest way to look for words. */
    @Test
    void everyWordIsFoundWhereItIsAndNowhereElse() {
        var samples = RandomTexts.seeded(7);
        for (int i = 0; i < 2_000; i++) {
            var words = IntStream.range(0, 3)
                    .mapToObj(word -> composed("a" + samples.ofFew(2)).substring(1))
                    .filter(word -> !folded(word).isEmpty())
                    .toList();
            var text = composed(samples.ofFew(20));
            assertThat(words(words.toArray(String[]::new)).mask(text))
                    .as("%s in %s", words, text)
                    .isEqualTo(masked(text, words));
        }
    }

    @Test
    void wordsOfTheFileCountAsWell() {
        var file = new ByteArrayResource("\uFEFFfool\r\n# a comment\n\n  坏蛋 \n".getBytes(StandardCharsets.UTF_8));
        var words = new SensitiveWords(new TextProperties(List.of("x"), file));

        assertThat(words.mask("fool 坏蛋 x # a comment")).isEqualTo("**** ** * # a comment");
    }

    @Test
    void aFileThatIsNoTextStopsTheStart() {
        var file = new ByteArrayResource(new byte[] {'a', (byte) 0xFF});

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new SensitiveWords(new TextProperties(List.of(), file)))
                .withMessageContaining("rivulet.text.sensitive-words-file");
    }

    @Test
    void settingsAreReadAndChecked() {
        var context = new ApplicationContextRunner().withUserConfiguration(Wiring.class);
        context.withPropertyValues("rivulet.text.sensitive-words=fool,坏蛋")
                .run(started -> assertThat(started.getBean(SensitiveWords.class).mask("Fool坏蛋"))
                        .isEqualTo("******"));
        context.withPropertyValues("rivulet.text.sensitive-words[0]=\u200B")
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("visible"));
        context.withPropertyValues("rivulet.text.sensitive-words-file=file:does-not-exist")
                .run(started -> assertThat(started).getFailure().hasStackTraceContaining("sensitive-words-file"));
    }

    private static SensitiveWords words(String... words) {
        return new SensitiveWords(new TextProperties(List.of(words), null));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String folded(String text) {
        return text.replace("\u200D", "")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
    }

    private static String masked(String text, List<String> words) {
        var characters = text.codePoints().mapToObj(Character::toString).toList();
        var shown = new ArrayList<>(characters);
        for (int from = 0; from < characters.size(); from++) {
            for (int to = from + 1; to <= characters.size(); to++) {
                if (isFoundAcross(characters.subList(from, to), words)) {
                    shown.subList(from, to).replaceAll(character -> "*");
                }
            }
        }
        return String.join("", shown);
    }

    /** Whether a word begins within the first character and ends within the last. */
    private static boolean isFoundAcross(List<String> characters, List<String> words) {
        var whole = folded(String.join("", characters));
        int first = folded(characters.getFirst()).length();
        int last = folded(characters.getLast()).length();
        return words.stream()
                .map(SensitiveWordsTests::folded)
                .anyMatch(word -> IntStream.range(0, first)
                        .anyMatch(start ->
                                whole.startsWith(word, start) && start + word.length() > whole.length() - last));
    }

    @EnableConfigurationProperties(TextProperties.class)
    @Import(SensitiveWords.class)
    static class Wiring {}
}
