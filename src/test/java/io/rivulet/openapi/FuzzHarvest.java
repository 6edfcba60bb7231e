package io.rivulet.openapi;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Learns from answers what there is now, so that later requests can speak of it. */
record FuzzHarvest(FuzzWorld world, FuzzActor actor) {

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=[^&]*");

    void learn(FuzzRequest request, FuzzAnswer answer) {
        var tag = answer.headers().get("etag");
        if (tag != null) {
            world.add("tag of " + request.operation().id(), tag);
        }
        if (answer.isRefusal() || !answer.type().equals(Operation.JSON)) {
            learnUpload(request, answer);
            return;
        }
        var json = ApiDescription.JSON.readTree(answer.body());
        if (json.has("next")) {
            world.add(
                    "next of " + request.operation().id(),
                    next(request.target(), json.path("next").asString()));
        }
        learn(request.operation().id(), json);
    }

    private void learn(String operation, JsonNode json) {
        switch (operation) {
            case "register" -> {
                world.add("accounts", json.path("account_id").asString());
                learnSignIn(json, "tokens of strangers");
            }
            case "logIn" -> {
                world.add("sessions", json.path("session_id").asString());
                learnSignIn(json, "tokens");
            }
            case "refresh" -> learnSignIn(json, "other tokens");
            case "publish" -> world.add("films", json.path("id").asString());
            case "uploadInstantly" -> world.add("stored", json.path("id").asString());
            case "createCollection" -> world.add("collections", json.path("id").asString());
            case "comment" -> {
                world.add("comments", json.path("id").asString());
                world.add(
                        "comments of " + json.path("video_id").asString(),
                        json.path("id").asString());
            }
            case "listComments", "listReplies" ->
                json.path("items")
                        .forEach(comment ->
                                world.add("seen comments", comment.path("id").asString()));
            case "editAccount" -> actor.rename(json.path("name").asString());
            default -> {}
        }
    }

    /** There are no tokens when they came as cookies. */
    private void learnSignIn(JsonNode json, String room) {
        if (json.has("access_token")) {
            world.add(room, json.path("access_token").asString());
            world.add("refresh tokens", json.path("refresh_token").asString());
        }
    }

    private void learnUpload(FuzzRequest request, FuzzAnswer answer) {
        var location = answer.headers().getOrDefault("location", "");
        if (request.operation().id().equals("beginUpload") && answer.status() == 201) {
            boolean isEmpty = "0".equals(answer.headers().get("upload-offset"));
            world.add(isEmpty ? "uploads" : "filled", location.substring(location.lastIndexOf('/') + 1));
        }
    }

    /** The same request for the part behind. */
    private static String next(String target, String cursor) {
        var first = CURSOR.matcher(target).replaceAll("");
        return first + (first.contains("?") ? "&" : "?") + "cursor=" + cursor;
    }
}
