package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Requests to an operation that are nearly right, and right ones among them; the same for the same seed and world. */
final class Fuzzer {

    private static final Set<String> SELDOM_SIGNED_IN = Set.of("logOut", "logOutEverywhere");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/json;charset=nonsense",
            "application/merge-patch+json",
            "*/*",
            "nonsense",
            "/");
    private static final List<String> SURPLUS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Range",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Idempotency-Key",
            "X-HTTP-Method-Override",
            "X-CSRF-Token",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "Forwarded",
            "Cookie",
            "Origin",
            "Tus-Resumable",
            "Upload-Length",
            "Upload-Offset",
            "Upload-Metadata",
            "Upload-Checksum",
            "Upload-Concat",
            "Upload-Defer-Length");
    private static final List<String> ACCEPTED =
            List.of("text/event-stream", "text/html", "application/xml", "*/*;q=0", "application/json;q=2", "*/*");

    private final Random random;
    private final FuzzWorld world;
    private final FuzzBodies bodies;

    Fuzzer(Random random, FuzzWorld world) {
        this.random = random;
        this.world = world;
        this.bodies = new FuzzBodies(random, world);
    }

    FuzzRequest next(Operation operation, String token) {
        var sent = isSignedIn(operation) ? token : "";
        var headers = new ArrayList<String>();
        headers.add("Authorization: " + (sent.isEmpty() ? "Bearer " + FuzzTexts.header(random) : "Bearer " + sent));
        if (random.nextInt(30) == 0) {
            headers.removeFirst();
        }
        addDescribed(operation, headers);
        addSurplus(headers);
        addType(operation, headers);
        return new FuzzRequest(
                operation,
                operation.method().toUpperCase(Locale.ROOT),
                path(operation) + query(operation),
                headers,
                bodies.of(operation),
                sent);
    }

    private boolean isSignedIn(Operation operation) {
        return random.nextInt(100) < (SELDOM_SIGNED_IN.contains(operation.id()) ? 10 : 85);
    }

    private String path(Operation operation) {
        var path = operation.path();
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asString();
            path = path.replace("{" + name + "}", pathPart(operation, name, parameter));
        }
        return path;
    }

    private String pathPart(Operation operation, String name, JsonNode parameter) {
        var there = name.equals("video") ? world.inRoom("videos", random) : world.of(operation.path(), random);
        return random.nextInt(3) > 0 ? there.orElse(parameter.path("example").asString()) : FuzzTexts.address(random);
    }

    private String query(Operation operation) {
        var pairs = new ArrayList<String>();
        for (var parameter : operation.parameters("query")) {
            for (int times = random.nextInt(5) / 2; times > 0; times--) {
                pairs.add(parameter.path("name").asString() + "=" + queryValue(parameter));
            }
        }
        if (random.nextInt(10) == 0) {
            pairs.add(FuzzTexts.address(random) + "=" + FuzzTexts.address(random));
        }
        return pairs.isEmpty() ? "" : "?" + String.join(random.nextInt(20) == 0 ? "&&" : "&", pairs);
    }

    private String queryValue(JsonNode parameter) {
        if (random.nextInt(3) == 0) {
            return FuzzTexts.address(random);
        }
        return parameter.path("name").asString().equals("cursor")
                ? world.cursor(random).orElse("")
                : "" + (1 + random.nextInt(120));
    }

    private void addDescribed(Operation operation, List<String> headers) {
        for (var parameter : operation.parameters("header")) {
            int how = random.nextInt(5);
            var example = parameter.path("example").asString("");
            if (how > 0) {
                var value = how == 1 || example.isEmpty() ? FuzzTexts.header(random) : example;
                headers.add(parameter.path("name").asString() + ": " + value);
            }
        }
    }

    private void addSurplus(List<String> headers) {
        while (random.nextInt(3) == 0) {
            var name = SURPLUS.get(random.nextInt(SURPLUS.size()));
            var value =
                    name.equals("Accept") ? ACCEPTED.get(random.nextInt(ACCEPTED.size())) : FuzzTexts.header(random);
            headers.add(name + ": " + value);
        }
    }

    private void addType(Operation operation, List<String> headers) {
        int how = random.nextInt(12);
        if (how > 1 && operation.takesBody()) {
            headers.add("Content-Type: " + operation.sent().getKey());
        } else if (how == 1) {
            headers.add("Content-Type: " + TYPES.get(random.nextInt(TYPES.size())));
        }
    }
}
