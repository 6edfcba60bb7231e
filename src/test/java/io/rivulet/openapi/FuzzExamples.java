package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Parts of requests as they are meant: the examples of the description, with what there is on the server. */
final class FuzzExamples {

    private static final Pattern ROOM = Pattern.compile("/api/v1/(admin/)?([a-z]+)/.*");

    /** What they speak of is no more afterwards, or no more what it was. */
    private static final Set<String> ENDING =
            Set.of("removeVideo", "removeComment", "removeCollection", "endSession", "endUpload", "append");

    private static final Set<String> OF_THE_AUTHOR = Set.of("editVideo", "removeVideo");

    private final Random random;
    private final FuzzWorld world;
    private final FuzzActor actor;
    private final long size;
    private final String sha256;

    FuzzExamples(Random random, FuzzWorld world, FuzzActor actor, FuzzGround ground) throws Exception {
        this.random = random;
        this.world = world;
        this.actor = actor;
        this.size = ground.size();
        this.sha256 = ground.sha256();
    }

    /** Of a session that nobody misses, where that is what the request ends; perhaps none. */
    String token(Operation operation) {
        return switch (operation.id()) {
            case "logOut" -> world.taken("tokens").orElse("");
            case "logOutEverywhere" -> world.taken("tokens of strangers").orElse("");
            default -> actor.token();
        };
    }

    /** By the names of the parameters. */
    Map<String, String> path(Operation operation) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asString();
            values.put(
                    name,
                    there(operation, name).orElse(parameter.path("example").asString()));
        }
        return values;
    }

    private Optional<String> there(Operation operation, String name) {
        var room = ROOM.matcher(operation.path());
        if (name.equals("video")) {
            return world.any("videos");
        }
        if (!room.matches() || name.equals("file")) {
            return Optional.empty();
        }
        var found = room(operation, room.group(2), room.group(1) != null);
        return ENDING.contains(operation.id()) ? world.taken(found) : world.any(found);
    }

    private String room(Operation operation, String room, boolean moderation) {
        return switch (room) {
            case "conversations" -> "accounts";
            case "videos" ->
                moderation
                        ? "moderated"
                        : OF_THE_AUTHOR.contains(operation.id()) || random.nextInt(4) == 0 ? "films" : "videos";
            case "comments" -> ENDING.contains(operation.id()) || random.nextBoolean() ? "comments" : "seen comments";
            case "uploads" -> operation.id().equals("showUpload") && random.nextBoolean() ? "filled" : "uploads";
            default -> room;
        };
    }

    List<String> query(Operation operation) {
        var pairs = new ArrayList<String>();
        for (var parameter : operation.parameters("query")) {
            var name = parameter.path("name").asString();
            var value = switch (name) {
                case "author" -> world.any("accounts").orElse("1");
                case "tag" -> "sea";
                default -> parameter.path("example").asString("");
            };
            if (!value.isEmpty() && random.nextInt(3) == 0) {
                pairs.add(name + "=" + value);
            }
        }
        return pairs;
    }

    /** A target that an answer has led to. */
    Optional<String> next(Operation operation) {
        return random.nextInt(3) == 0 ? world.any("next of " + operation.id()) : Optional.empty();
    }

    List<String> headers(Operation operation) {
        var headers = new ArrayList<String>();
        for (var parameter : operation.parameters("header")) {
            var name = parameter.path("name").asString();
            header(operation, name, parameter.path("example").asString(""))
                    .ifPresent(value -> headers.add(name + ": " + value));
        }
        return headers;
    }

    private Optional<String> header(Operation operation, String name, String example) {
        boolean now = random.nextInt(4) == 0;
        return switch (name) {
            case "If-None-Match", "If-Match" -> now ? world.any("tag of " + operation.id()) : Optional.empty();
            case "Idempotency-Key" -> now ? Optional.of("key-" + random.nextLong()) : Optional.empty();
            default -> example.isEmpty() ? Optional.empty() : Optional.of(example);
        };
    }

    /** Of JSON. */
    ObjectNode object(Operation operation, ObjectNode example, Map<String, String> path) {
        var object = example.deepCopy();
        switch (operation.id()) {
            case "register", "createCollection", "changeCollection" -> object.put("name", "f" + random.nextLong());
            case "logIn" -> object.put("name", actor.person().name()).put("password", actor.password());
            case "refresh" -> world.taken("refresh tokens").ifPresent(token -> object.put("refresh_token", token));
            case "publish" -> world.taken("stored").ifPresent(upload -> object.put("upload_id", upload));
            case "comment" -> answer(object, path);
            case "uploadInstantly" -> object.put("size", size).put("sha256", sha256);
            case "editAccount" -> rename(object);
            default -> {}
        }
        return object;
    }

    private void answer(ObjectNode comment, Map<String, String> path) {
        comment.remove("reply_to");
        if (random.nextBoolean()) {
            world.any("comments of " + path.get("id")).ifPresent(id -> comment.put("reply_to", Long.parseLong(id)));
        }
    }

    private void rename(ObjectNode account) {
        if (random.nextBoolean()) {
            account.put("name", "%_" + random.nextLong());
        }
    }

    /** Of bytes; each character is one. */
    String bytes(Operation operation) {
        return switch (operation.id()) {
            case "setAvatar", "setBackground" -> FuzzTexts.latin(Pictures.any(random));
            case "append" -> example(operation);
            default -> random.nextBoolean() ? example(operation) : "";
        };
    }

    private static String example(Operation operation) {
        return operation.sent().getValue().path("example").asString();
    }
}
