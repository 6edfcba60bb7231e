package io.rivulet.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What programs stumble over. A character of what {@link #wire} returns is a byte. */
final class FuzzTexts {

    private static final List<String> RAW_JSON = List.of(
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\u0639\\u0631\\u0628\\u064a\"",
            "1e400",
            "-0",
            "9".repeat(400),
            "9223372036854775808",
            "0.1e-400",
            "[".repeat(20) + "]".repeat(20),
            "{\"a\":".repeat(17) + "1" + "}".repeat(17),
            "NaN",
            "'x'",
            "01",
            "\"\t\"",
            "//");

    private static final List<String> ANY = List.of(
            "",
            " ",
            "%",
            "_",
            "%_%",
            "\\",
            "'; --",
            "' OR '1'='1",
            "a*",
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e9",
            "9223372036854775807",
            "9223372036854775808",
            "9007199254740992",
            "NaN",
            "../../../etc/passwd",
            "..",
            ".",
            "<script>alert(1)</script>",
            "${7*7}",
            "{{7*7}}",
            "#{7*7}",
            "\u0661\u0662\u0663",
            "\ufdfa",
            "e\u0301",
            "\u202eabc",
            "\u200b",
            "\ufeff",
            "\ufffd",
            "\u0000",
            "\u001b[31m",
            "\t",
            "\u2028",
            "\ud83d\ude00".repeat(40),
            "\u5f20\u4e09",
            "\ud835\udd6c",
            "a".repeat(5000),
            "\u00e9".repeat(1000),
            "a,b;c",
            "a b",
            "\"",
            "\"\"",
            "W/\"x\"",
            "*");

    private FuzzTexts() {}

    static String any(Random random) {
        return random.nextInt(4) == 0 ? noise(random) : ANY.get(random.nextInt(ANY.size()));
    }

    static String rawJson(Random random) {
        return RAW_JSON.get(random.nextInt(RAW_JSON.size()));
    }

    /** As UTF-8, or now and then as bytes that are none. */
    static String wire(String text, Random random) {
        return random.nextInt(12) == 0 ? utf8(text) + "\u00c3(\u00ff" : utf8(text);
    }

    static String utf8(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Fit for a header: nothing that would end it. */
    static String header(Random random) {
        return wire(any(random), random).replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "");
    }

    /** Fit for an address: percent-encoded, or now and then what a careless client would send. */
    static String address(Random random) {
        var text = wire(any(random), random);
        if (random.nextInt(4) == 0) {
            return text.replaceAll("[\\x00-\\x20?#/\\x7f]", "%");
        }
        var encoded = new StringBuilder();
        text.chars()
                .forEach(c -> encoded.append(
                        Character.isLetterOrDigit(c) && c < 128 ? "" + (char) c : "%%%02X".formatted(c)));
        return encoded.toString();
    }

    private static String noise(Random random) {
        var noise = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            noise.appendCodePoint(random.nextBoolean() ? 32 + random.nextInt(95) : 160 + random.nextInt(0xd000));
        }
        return noise.toString();
    }
}
