package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that were right, with everything that can be wrong with them. */
record FuzzBodies(Random random) {

    private static final List<String> NO_OBJECTS = List.of(
            "null",
            "true",
            "12",
            "\"x\"",
            "[]",
            "[{}]",
            "{}",
            "",
            " ",
            "{",
            "}",
            "{\"a\"}",
            "nul",
            "\u00ef\u00bb\u00bf{}");
    private static final List<Integer> DEPTHS = List.of(10, 17, 100, 500, 1001, 10_000);
    private static final String PLACEHOLDER = "@raw@";
    private static final int MIB = 1 << 20;

    /** Each character is a byte. */
    static String text(JsonNode json) {
        return FuzzTexts.utf8(json.toString());
    }

    /** Of JSON. */
    String broken(ObjectNode valid) {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> text(replaced(valid));
            case 4, 5 -> withRaw(valid);
            case 6 -> text(without(valid));
            case 7 -> twice(valid);
            case 8 -> nested();
            case 9 -> noUtf8(text(valid));
            case 10 -> cut(text(valid));
            case 11 -> NO_OBJECTS.get(random.nextInt(NO_OBJECTS.size()));
            case 12 -> text(valid) + (random.nextBoolean() ? "{}" : "\u0000");
            default -> huge(valid);
        };
    }

    /** Of bytes. */
    String broken(String valid) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> cut(valid);
            case 2 -> noise(random.nextInt(3000));
            case 3 -> noise(MIB);
            case 4 -> valid + noise(random.nextInt(3000));
            default -> flipped(valid);
        };
    }

    private ObjectNode replaced(ObjectNode valid) {
        valid.set(member(valid), value(3));
        return valid;
    }

    /** What no writer of JSON would write. */
    private String withRaw(ObjectNode valid) {
        var raw = random.nextInt(4) == 0 ? nested() : FuzzTexts.rawJson(random);
        valid.put(member(valid), PLACEHOLDER);
        return text(valid).replace('"' + PLACEHOLDER + '"', raw);
    }

    private ObjectNode without(ObjectNode valid) {
        valid.remove(member(valid));
        return valid;
    }

    /** Any of its members, or another one. */
    private String member(ObjectNode valid) {
        var names = new ArrayList<>(valid.propertyNames());
        names.add("surplus");
        return names.get(random.nextInt(names.size()));
    }

    private String twice(ObjectNode valid) {
        var text = text(valid);
        var other = text(replaced(valid));
        return text.substring(0, text.length() - 1) + "," + other.substring(1);
    }

    private String nested() {
        int depth = DEPTHS.get(random.nextInt(DEPTHS.size()));
        return switch (random.nextInt(3)) {
            case 0 -> "[".repeat(depth);
            case 1 -> "[".repeat(depth) + "]".repeat(depth);
            default -> "{\"content\":".repeat(depth) + "1" + "}".repeat(depth);
        };
    }

    private String noUtf8(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "\u00c3(\u00ff\u00ed\u00a0\u0080" + text.substring(at);
    }

    private String cut(String text) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    private String flipped(String bytes) {
        var flipped = new StringBuilder(bytes);
        for (int i = bytes.isEmpty() ? 0 : 1 + random.nextInt(8); i > 0; i--) {
            flipped.setCharAt(random.nextInt(bytes.length()), (char) random.nextInt(256));
        }
        return flipped.toString();
    }

    private String huge(ObjectNode valid) {
        valid.put(member(valid), "x".repeat(random.nextBoolean() ? MIB : random.nextInt(300_000)));
        return text(valid);
    }

    private String noise(int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return FuzzTexts.latin(noise);
    }

    private JsonNode value(int depth) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 11 : 8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.numberNode(random.nextGaussian());
            case 4 -> nodes.numberNode(random.nextInt(-2, 3));
            case 5, 6, 7 -> nodes.stringNode(FuzzTexts.any(random));
            case 8 -> nodes.arrayNode().add(value(depth - 1)).add(value(depth - 1));
            case 9 -> nodes.objectNode().set("a", value(depth - 1));
            default -> nodes.arrayNode();
        };
    }
}
