package io.rivulet.admin;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests for what people do with videos and with each other under `/api/v1`, and for its description. */
final class SocialRequests {

    private static final String VIDEO = "/api/v1/videos/{id}";
    private static final String COMMENT = "/api/v1/comments/{id}";
    private static final String ACCOUNT = "/api/v1/accounts/{id}";
    private static final String COLLECTIONS = "/api/v1/collections";
    private static final String COLLECTION = COLLECTIONS + "/{id}";
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String MESSAGES = CONVERSATIONS + "/{id}/messages";

    private final Map<String, Requests.Ask> asks = new LinkedHashMap<>();
    private final AdminClient api;
    private final Walker stranger;

    SocialRequests(AdminClient api, Walker stranger) {
        this.api = api;
        this.stranger = stranger;
        videos();
        comments();
        people();
        collections();
        messages();
        description();
    }

    Map<String, Requests.Ask> all() {
        return asks;
    }

    private void videos() {
        put("PUT", VIDEO + "/like", "", Walker::privateFilm);
        put("DELETE", VIDEO + "/like", "", Walker::privateFilm);
        put("POST", VIDEO + "/views", "{\"session\": \"a-walk-of-mine\"}", Walker::privateFilm);
        refuse("POST", VIDEO + "/like");
        refuse("PUT", VIDEO + "/views");
    }

    private void comments() {
        put("GET", VIDEO + "/comments", "", Walker::privateFilm);
        put("POST", VIDEO + "/comments", "{\"content\": \"so calm\"}", Walker::privateFilm);
        put("GET", COMMENT, "", Walker::privateComment);
        put("DELETE", COMMENT, "", owner -> owner.comment(stranger.film()));
        put("GET", COMMENT + "/replies", "", Walker::privateComment);
        put("PUT", COMMENT + "/like", "", Walker::privateComment);
        put("DELETE", COMMENT + "/like", "", Walker::privateComment);
        refuse("PUT", VIDEO + "/comments");
        refuse("PUT", COMMENT);
        refuse("PUT", COMMENT + "/replies");
        refuse("POST", COMMENT + "/like");
    }

    private void people() {
        put("PUT", ACCOUNT + "/follow", "", owner -> stranger.person().id());
        put("DELETE", ACCOUNT + "/follow", "", owner -> stranger.person().id());
        for (var list : new String[] {"likes", "followers", "following", "friends"}) {
            put("GET", ACCOUNT + "/" + list, "", owner -> owner.person().id());
        }
        refuse("POST", ACCOUNT + "/follow");
        asks.put("any other " + ACCOUNT + "/{list}", (who, owner) -> send("PUT", "/api/v1/accounts/1/likes", who, ""));
    }

    private void collections() {
        put("GET", ACCOUNT + "/collections", "", owner -> owner.person().id());
        asks.put("POST " + COLLECTIONS, (who, owner) -> send("POST", COLLECTIONS, who, Walker.newCollection()));
        put("GET", COLLECTION, "", Walker::collection);
        put("PATCH", COLLECTION, "{\"visibility\": \"private\"}", Walker::collection);
        put("DELETE", COLLECTION, "", Walker::collection);
        put("GET", COLLECTION + "/videos", "", Walker::collection);
        var video = COLLECTION + "/videos/{video}";
        for (var method : new String[] {"PUT", "DELETE"}) {
            asks.put(
                    method + " " + video,
                    (who, owner) -> send(
                            method, COLLECTIONS + "/" + owner.collection() + "/videos/" + stranger.film(), who, ""));
        }
        refuse("PUT", ACCOUNT + "/collections");
        refuse("PUT", COLLECTIONS);
        refuse("PUT", COLLECTION);
        asks.put("any other " + video, (who, owner) -> send("POST", COLLECTIONS + "/1/videos/1", who, ""));
    }

    private void messages() {
        asks.put("GET " + CONVERSATIONS, (who, owner) -> send("GET", CONVERSATIONS, who, ""));
        asks.put("any other " + CONVERSATIONS, (who, owner) -> send("PUT", CONVERSATIONS, who, ""));
        put("GET", MESSAGES, "", owner -> stranger.person().id());
        put(
                "POST",
                MESSAGES,
                "{\"content\": \"hello\"}",
                owner -> stranger.person().id());
        refuse("PUT", MESSAGES);
    }

    private void description() {
        for (var address : new String[] {"/openapi.json", "/docs", "/docs/{file}"}) {
            asks.put("GET " + address, (who, owner) -> send("GET", address.replace("{file}", "page.js"), who, ""));
        }
        asks.put("any other /openapi.json", (who, owner) -> send("PUT", "/openapi.json", who, ""));
        asks.put("any other /docs/{file}", (who, owner) -> send("PUT", "/docs/page.js", who, ""));
    }

    /** The id of what the owner has made. */
    @FunctionalInterface
    private interface Thing {

        long of(Walker owner) throws Exception;
    }

    private void put(String method, String path, String json, Thing thing) {
        asks.put(
                method + " " + path,
                (who, owner) -> send(method, path.replace("{id}", "" + thing.of(owner)), who, json));
    }

    /** A method that the address does not take. */
    private void refuse(String method, String path) {
        asks.put("any other " + path, (who, owner) -> send(method, path.replace("{id}", "1"), who, ""));
    }

    private HttpResponse<String> send(String method, String path, Walker who, String json) throws Exception {
        return api.send(method, path, who.token(), json);
    }
}
