package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What there is on the server, by the room that it is in, as far as requests have learned of it. */
final class FuzzWorld {

    private static final int REMEMBERED = 64;
    private static final Pattern ROOM = Pattern.compile("/api/v1/(?:admin/)?([a-z]+)/.*");
    private static final Pattern MADE = Pattern.compile("/api/v1/([a-z]+)/([0-9a-f-]+)");
    private static final Map<String, String> ROOMS_OF_MEMBERS =
            Map.of("upload_id", "uploads", "reply_to", "comments", "video", "videos");

    private final Map<String, List<String>> known = new ConcurrentHashMap<>();
    private final List<String> cursors = new ArrayList<>();

    /** That goes on by itself. */
    FuzzWorld copy() {
        var copy = new FuzzWorld();
        known.forEach((room, ids) -> copy.known.put(room, new ArrayList<>(ids)));
        return copy;
    }

    void add(String room, String id) {
        var ids = known.computeIfAbsent(room, none -> new ArrayList<>());
        synchronized (ids) {
            remember(ids, id);
        }
    }

    /** Something that a path speaks of. */
    Optional<String> of(String path, Random random) {
        var room = ROOM.matcher(path);
        return room.matches() ? inRoom(room.group(1).replace("conversations", "accounts"), random) : Optional.empty();
    }

    /** What a member of a body may be, where the example cannot know it. */
    Optional<JsonNode> member(String name, Random random) {
        if (name.equals("name")) {
            return Optional.of(JsonNodeFactory.instance.stringNode("f" + random.nextLong()));
        }
        var room = ROOMS_OF_MEMBERS.getOrDefault(name, "");
        return inRoom(room, random)
                .map(id -> id.matches("[0-9]{1,18}")
                        ? JsonNodeFactory.instance.numberNode(Long.parseLong(id))
                        : JsonNodeFactory.instance.stringNode(id));
    }

    Optional<String> inRoom(String room, Random random) {
        var ids = known.getOrDefault(room, List.of());
        synchronized (ids) {
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
        }
    }

    Optional<String> cursor(Random random) {
        synchronized (cursors) {
            return cursors.isEmpty() ? Optional.empty() : Optional.of(cursors.get(random.nextInt(cursors.size())));
        }
    }

    void learn(FuzzAnswer answer) {
        var made = MADE.matcher(answer.headers().getOrDefault("location", ""));
        if (answer.status() == 201 && made.matches()) {
            add(made.group(1), made.group(2));
        }
        int next = answer.body().lastIndexOf("\"next\":\"");
        if (answer.status() == 200 && next > 0 && answer.type().equals(Operation.JSON)) {
            synchronized (cursors) {
                remember(cursors, answer.body().substring(next + 8).split("\"", 2)[0]);
            }
        }
    }

    private static void remember(List<String> some, String one) {
        if (some.size() == REMEMBERED) {
            some.removeFirst();
        }
        some.add(one);
    }
}
