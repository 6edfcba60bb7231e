package io.rivulet.platform.text;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import org.ahocorasick.trie.Trie;
import org.springframework.stereotype.Component;

/** Hides words that the operator does not want to be shown, whatever their case. */
@Component
class SensitiveWords {

    private static final int MASK = '*';

    private final Trie trie;
    private final boolean none;

    SensitiveWords(TextProperties properties) {
        var words = folded(properties.allSensitiveWords());
        this.trie = Trie.builder().addKeywords(words).build();
        this.none = words.isEmpty();
    }

    /** The text with one star in place of each character of such a word, also where words overlap. */
    String mask(String text) {
        var hidden = none ? new BitSet() : hidden(text);
        return hidden.isEmpty() ? text : masked(text, hidden);
    }

    private BitSet hidden(String text) {
        var hidden = new BitSet();
        var folded = FoldedText.of(text);
        var causes = folded.causes();
        trie.parseText(folded.toString(), match -> {
            hidden.set(causes[match.getStart()], causes[match.getEnd()] + 1);
            return true;
        });
        return hidden;
    }

    private static String masked(String text, BitSet hidden) {
        var characters = text.codePoints().toArray();
        hidden.stream().forEach(index -> characters[index] = MASK);
        return new String(characters, 0, characters.length);
    }

    private static List<String> folded(List<String> words) {
        return words.stream()
                .map(word -> Normalizer.normalize(Characters.trimmed(word), Normalizer.Form.NFC))
                .map(word -> FoldedText.of(word).toString())
                .toList();
    }
}
