package io.rivulet.openapi;

import io.rivulet.openapi.FuzzRequest.Framing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Requests of which one in four is right, and the others nearly; the same for the same seed and world. */
final class Fuzzer {

    private enum Part {
        TOKEN,
        PATH,
        QUERY,
        HEADERS,
        SURPLUS,
        TYPE,
        BODY
    }

    private static final List<String> NUMBERS = List.of("0", "-1", "101", "99999", "9223372036854775808", "1e400", "");

    /** Ids of things that may be somebody else's. */
    private static final int SMALL = 60;

    private final Random random;
    private final FuzzExamples examples;
    private final FuzzBodies bodies;
    private final FuzzHeaders headers;

    Fuzzer(Random random, FuzzExamples examples) {
        this.random = random;
        this.examples = examples;
        this.bodies = new FuzzBodies(random);
        this.headers = new FuzzHeaders(random);
    }

    FuzzRequest next(Operation operation) {
        var broken = broken(operation);
        var token = examples.token(operation);
        var path = path(operation, broken);
        return new FuzzRequest(
                operation,
                broken.isEmpty()
                        ? examples.next(operation).orElseGet(() -> target(operation, path, broken))
                        : target(operation, path, broken),
                headers(operation, token, broken),
                body(operation, path, broken),
                broken.contains(Part.TOKEN) ? "" : token,
                framing());
    }

    /** None, one or two. */
    private Set<Part> broken(Operation operation) {
        var breakable = new ArrayList<>(List.of(Part.TOKEN, Part.QUERY, Part.HEADERS, Part.SURPLUS, Part.TYPE));
        if (operation.path().contains("{")) {
            breakable.addAll(List.of(Part.PATH, Part.PATH));
        }
        if (operation.takesBody()) {
            breakable.addAll(List.of(Part.BODY, Part.BODY, Part.BODY, Part.BODY, Part.BODY));
        }
        var broken = EnumSet.noneOf(Part.class);
        int howMany = List.of(0, 1, 1, 2).get(random.nextInt(4));
        while (broken.size() < howMany) {
            broken.add(breakable.get(random.nextInt(breakable.size())));
        }
        return broken;
    }

    private Framing framing() {
        return switch (random.nextInt(40)) {
            case 0 -> Framing.CUT;
            case 1, 2 -> Framing.CHUNKED;
            default -> Framing.LENGTH;
        };
    }

    private Map<String, String> path(Operation operation, Set<Part> broken) {
        var path = examples.path(operation);
        if (broken.contains(Part.PATH)) {
            var one = List.copyOf(path.keySet()).get(random.nextInt(path.size()));
            boolean small = random.nextInt(3) == 0 && !operation.path().contains("/admin/");
            path.put(one, small ? "" + random.nextInt(SMALL) : FuzzTexts.address(random));
        }
        return path;
    }

    private String target(Operation operation, Map<String, String> path, Set<Part> broken) {
        var target = operation.path();
        for (var part : path.entrySet()) {
            target = target.replace("{" + part.getKey() + "}", part.getValue());
        }
        var pairs = examples.query(operation);
        if (broken.contains(Part.QUERY)) {
            breakOne(operation, pairs);
        }
        return pairs.isEmpty() ? target : target + "?" + String.join(random.nextInt(20) == 0 ? "&&" : "&", pairs);
    }

    private void breakOne(Operation operation, List<String> pairs) {
        var known = operation.parameters("query");
        if (known.isEmpty() || random.nextInt(6) == 0) {
            pairs.add(FuzzTexts.address(random) + "=" + FuzzTexts.address(random));
            return;
        }
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            var name = known.get(random.nextInt(known.size())).path("name").asString();
            pairs.add(name + "=" + value());
        }
    }

    private String value() {
        return random.nextBoolean() ? FuzzTexts.address(random) : NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private List<String> headers(Operation operation, String token, Set<Part> broken) {
        var lines = examples.headers(operation);
        if (broken.contains(Part.HEADERS)) {
            headers.breakOne(lines);
        }
        if (broken.contains(Part.TYPE)) {
            headers.addOtherType(lines);
        } else if (operation.takesBody()) {
            lines.add("Content-Type: " + operation.sent().getKey());
        }
        if (broken.contains(Part.SURPLUS)) {
            headers.addSurplus(lines);
        }
        if (broken.contains(Part.TOKEN) || token.isEmpty()) {
            headers.addNobody(lines, token);
        } else {
            lines.add("Authorization: Bearer " + token);
        }
        return lines;
    }

    private String body(Operation operation, Map<String, String> path, Set<Part> broken) {
        if (!operation.takesBody()) {
            return broken.contains(Part.TYPE) ? "{\"surplus\": true}" : "";
        }
        boolean right = !broken.contains(Part.BODY);
        if (operation.sent().getValue().path("example") instanceof ObjectNode example) {
            var object = examples.object(operation, example, path);
            return right ? FuzzBodies.text(object) : bodies.broken(object);
        }
        var bytes = examples.bytes(operation);
        return right ? bytes : bodies.broken(bytes);
    }
}
