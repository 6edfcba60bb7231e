package io.rivulet.platform.text;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of all kinds of characters that Unicode has, the same ones in every run. */
record RandomTexts(Random random) {

    /** What goes wrong most often: pairs, joiners, marks, letters that change their length, both directions, spaces. */
    private static final List<String> TROUBLE = List.of(
            "👩‍👩‍👧‍👦",
            "🇨🇳",
            "👍🏽",
            "❤️",
            "\u200D",
            "\u200B",
            "\u0301",
            "e\u0301",
            "é",
            "İ",
            "ı",
            "I",
            "i",
            "ß",
            "SS",
            "ŉ",
            "ﬀ",
            "Σ",
            "ς",
            "𐐀",
            "𐐨",
            "Ⱥ",
            "ⱥ",
            "שלום",
            "مرحبا",
            "می‌خواهم",
            "\u202E",
            "한",
            "\u1112\u1161",
            "中",
            "文",
            "\u3000",
            "\u00A0",
            " ",
            "\t",
            "\n",
            "a",
            "A",
            "b",
            "B",
            "*",
            "ﾊﾝ",
            "\u2126",
            "\uFEFF",
            "q\u0307\u0323");

    static RandomTexts seeded(long seed) {
        return new RandomTexts(new Random(seed));
    }

    String next(int longest) {
        return IntStream.range(0, random.nextInt(longest + 1))
                .mapToObj(i -> random.nextInt(4) == 0 ? anyCharacter() : trouble())
                .collect(Collectors.joining());
    }

    /** Of few characters, so that it is found in texts of the same. */
    String ofFew(int longest) {
        var few = List.of("a", "A", "b", "ß", "s", "S", "İ", "i", "\u0307", "😀", "𐐀", "𐐨", "\u200D", "Σ", "ς");
        return IntStream.range(0, 1 + random.nextInt(longest))
                .mapToObj(i -> few.get(random.nextInt(few.size())))
                .collect(Collectors.joining());
    }

    private String trouble() {
        return TROUBLE.get(random.nextInt(TROUBLE.size()));
    }

    private String anyCharacter() {
        int character = random.nextInt(Character.MAX_CODE_POINT + 1);
        return Character.toString(character);
    }
}
