package io.rivulet.platform.text;

import jakarta.validation.constraints.AssertTrue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * What may not be read in texts.
 *
 * @param sensitiveWords words that are masked, whatever their case
 * @param sensitiveWordsFile further ones: UTF-8, a word on each line, lines that begin with # are comments
 */
@Validated
@ConfigurationProperties("rivulet.text")
record TextProperties(
        @DefaultValue List<String> sensitiveWords, @Nullable Resource sensitiveWordsFile) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @AssertTrue(message = "rivulet.text.sensitive-words: every word must have a visible character and be well-formed")
    boolean isEveryWordVisible() {
        return sensitiveWords.stream().allMatch(TextProperties::isWord);
    }

    /** Those of the list and those of the file. */
    List<String> allSensitiveWords() {
        return Stream.concat(sensitiveWords.stream(), wordsOfFile()).toList();
    }

    private Stream<String> wordsOfFile() {
        return sensitiveWordsFile == null
                ? Stream.empty()
                : read(sensitiveWordsFile)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .filter(TextProperties::isWord);
    }

    private static boolean isWord(String word) {
        return word.codePoints().anyMatch(Characters::isVisible)
                && word.codePoints().noneMatch(Characters::isLoneSurrogate);
    }

    private static String read(Resource file) {
        try {
            var bytes = ByteBuffer.wrap(file.getContentAsByteArray());
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "rivulet.text.sensitive-words-file cannot be read as UTF-8: " + file.getDescription(), unreadable);
        }
    }
}
