package io.rivulet.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of JSON: what the description has as an example, and everything that can be wrong with it. */
record FuzzBodies(Random random, FuzzWorld world) {

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
    private static final String PLACEHOLDER = "@raw@";

    /** What is sent to an operation. */
    String of(Operation operation) {
        if (!operation.takesBody()) {
            return random.nextInt(20) == 0 ? "{\"surplus\": true}" : "";
        }
        var example = operation.sent().getValue().path("example");
        return example instanceof ObjectNode object ? json(known(object.deepCopy())) : bytes(example);
    }

    private String json(ObjectNode valid) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> text(valid);
            case 4, 5, 6, 7 -> text(replaced(valid));
            case 8 -> withRaw(valid);
            case 9 -> text(without(valid));
            case 10 -> twice(valid);
            case 11 -> nested();
            case 12 -> broken(text(valid));
            case 13 -> text(valid).substring(0, random.nextInt(valid.toString().length()));
            case 14 -> NO_OBJECTS.get(random.nextInt(NO_OBJECTS.size()));
            default -> huge(valid);
        };
    }

    /** With ids that there are. */
    private ObjectNode known(ObjectNode example) {
        for (var name : List.copyOf(example.propertyNames())) {
            world.member(name, random).ifPresent(value -> example.set(name, value));
        }
        if (random.nextBoolean()) {
            example.remove("reply_to");
        }
        return example;
    }

    private ObjectNode replaced(ObjectNode valid) {
        var names = new ArrayList<>(valid.propertyNames());
        names.add("surplus");
        valid.set(names.get(random.nextInt(names.size())), value(3));
        return valid;
    }

    /** What no writer of JSON would write. */
    private String withRaw(ObjectNode valid) {
        var names = new ArrayList<>(valid.propertyNames());
        valid.put(names.get(random.nextInt(names.size())), PLACEHOLDER);
        return text(valid).replace('"' + PLACEHOLDER + '"', FuzzTexts.rawJson(random));
    }

    private ObjectNode without(ObjectNode valid) {
        valid.remove(new ArrayList<>(valid.propertyNames()).get(random.nextInt(valid.size())));
        return valid;
    }

    private String twice(ObjectNode valid) {
        var text = text(valid);
        return text.substring(0, text.length() - 1) + "," + text.substring(1);
    }

    private String nested() {
        int depth = 1 << (4 + random.nextInt(12));
        return random.nextBoolean() ? "[".repeat(depth) : "{\"content\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** With bytes that are no UTF-8. */
    private String broken(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "\u00c3(\u00ff\u00ed\u00a0\u0080" + text.substring(at);
    }

    private String huge(ObjectNode valid) {
        valid.put(valid.propertyNames().iterator().next(), "x".repeat(random.nextInt(300_000)));
        return text(valid);
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

    private String text(JsonNode json) {
        return FuzzTexts.utf8(json.toString());
    }

    private String bytes(JsonNode example) {
        var noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        return random.nextBoolean() ? example.asString() : new String(noise, StandardCharsets.ISO_8859_1);
    }
}
