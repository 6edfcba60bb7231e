package io.rivulet.admin;

import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.Form;
import io.rivulet.upload.tus.TusClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request for each address, good enough to succeed when whoever sends it may. */
final class Requests {

    private static final String[] TUS = {"Tus-Resumable", "1.0.0"};
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Ask> asks = new LinkedHashMap<>();
    private final AdminClient api;
    private final Walker stranger;
    private final Walker bystander;

    /**
     * @param stranger somebody else, with whom one has to do
     * @param bystander whose film is hidden and restored
     */
    Requests(AdminClient api, Walker stranger, Walker bystander) {
        this.api = api;
        this.stranger = stranger;
        this.bystander = bystander;
        douyin();
        accounts();
        uploads();
        videos();
        media();
        administration();
        asks.putAll(new ProfileRequests(api).all());
        asks.putAll(new SocialRequests(api, stranger).all());
    }

    /** Asks for something that the owner has made for it. */
    @FunctionalInterface
    interface Ask {

        HttpResponse<String> by(Walker who, Walker owner) throws Exception;
    }

    Map<String, Ask> all() {
        return asks;
    }

    private void douyin() {
        get("/feed", owner -> "?");
        get("/user", owner -> "?user_id=" + owner.person().id());
        post("/user/register", owner -> "?password=secret&username=" + DouyinClient.unusedName());
        post(
                "/user/login",
                owner -> "?password=" + owner.person().name() + "&username="
                        + owner.person().name());
        asks.put("POST /douyin/publish/action", this::publish);
        get("/publish/list", owner -> "?user_id=" + owner.person().id());
        post("/favorite/action", owner -> "?action_type=1&video_id=" + owner.film());
        get("/favorite/list", owner -> "?user_id=" + owner.person().id());
        post("/comment/action", owner -> {
            long film = stranger.film();
            return "?action_type=2&video_id=" + film + "&comment_id=" + owner.comment(film);
        });
        get("/comment/list", owner -> "?video_id=" + owner.privateFilm());
        post(
                "/relation/action",
                owner -> "?action_type=1&to_user_id=" + stranger.person().id());
        get("/relation/follow/list", owner -> "?user_id=" + owner.person().id());
        get("/relation/follower/list", owner -> "?user_id=" + owner.person().id());
        get("/relation/friend/list", owner -> "?user_id=" + owner.person().id());
        post(
                "/message/action",
                owner -> "?action_type=1&content=hello&to_user_id="
                        + stranger.person().id());
        get("/message/chat", owner -> "?to_user_id=" + stranger.person().id());
    }

    private void accounts() {
        var sessions = "/api/v1/sessions";
        asks.put(
                "POST /api/v1/accounts",
                (who, owner) -> send("POST", "/api/v1/accounts", who, credentials(DouyinClient.unusedName())));
        asks.put(
                "POST " + sessions,
                (who, owner) ->
                        send("POST", sessions, who, credentials(owner.person().name())));
        asks.put(
                "POST " + sessions + "/refresh",
                (who, owner) -> send(
                        "POST", sessions + "/refresh", who, "{\"refresh_token\": \"" + owner.refreshToken() + "\"}"));
        asks.put("GET " + sessions, (who, owner) -> send("GET", sessions, who, ""));
        asks.put("DELETE " + sessions, (who, owner) -> leave(sessions, who));
        asks.put("DELETE " + sessions + "/current", (who, owner) -> leave(sessions + "/current", who));
        asks.put(
                "DELETE " + sessions + "/{id}",
                (who, owner) -> send("DELETE", sessions + "/" + owner.otherSession(), who, ""));
        asks.put("GET /.well-known/jwks.json", (who, owner) -> send("GET", "/.well-known/jwks.json", who, ""));
        for (var address : List.of(
                "/api/v1/accounts", sessions, sessions + "/refresh", sessions + "/current", "/.well-known/jwks.json")) {
            asks.put("any other " + address, (who, owner) -> send("PUT", address, who, ""));
        }
    }

    private HttpResponse<String> leave(String address, Walker who) throws Exception {
        var answer = send("DELETE", address, who, "");
        who.comeBack();
        return answer;
    }

    private static String credentials(String name) {
        return "{\"name\": \"" + name + "\", \"password\": \"" + name + "\"}";
    }

    private void uploads() {
        var one = "/api/v1/uploads/{token}";
        asks.put("OPTIONS /api/v1/uploads/**", (who, owner) -> send("OPTIONS", TusClient.UPLOADS, who, ""));
        asks.put(
                "POST /api/v1/uploads/instant",
                (who, owner) -> send("POST", TusClient.UPLOADS + "/instant", who, owner.storedContent()));
        asks.put(
                "POST /api/v1/uploads",
                (who, owner) -> send("POST", TusClient.UPLOADS, who, "", with(TUS, "Upload-Length", "10")));
        asks.put("HEAD " + one, (who, owner) -> send("HEAD", owner.upload(), who, "", TUS));
        asks.put(
                "PATCH " + one,
                (who, owner) -> send(
                        "PATCH",
                        owner.upload(),
                        who,
                        "",
                        with(TUS, "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream")));
        asks.put("DELETE " + one, (who, owner) -> send("DELETE", owner.upload(), who, "", TUS));
        asks.put("GET " + one, (who, owner) -> send("GET", owner.upload(), who, ""));
        asks.put(
                "any other /api/v1/uploads/instant",
                (who, owner) -> send("PUT", TusClient.UPLOADS + "/instant", who, ""));
        asks.put("any other " + one, (who, owner) -> send("PUT", owner.upload(), who, ""));
    }

    private void videos() {
        var videos = "/api/v1/videos";
        var one = videos + "/{id}";
        asks.put("POST " + videos, (who, owner) -> send("POST", videos, who, Walker.wanted(owner.storedClip())));
        asks.put(
                "GET " + one + " as events",
                (who, owner) -> send("GET", videos + "/" + owner.film(), who, "", "Accept", "text/event-stream"));
        asks.put("GET " + one, (who, owner) -> send("GET", videos + "/" + owner.privateFilm(), who, ""));
        asks.put("DELETE " + one, (who, owner) -> send("DELETE", videos + "/" + owner.newFilm(), who, ""));
        asks.put("any other " + videos, (who, owner) -> send("PUT", videos, who, ""));
        asks.put("any other " + one, (who, owner) -> send("PUT", videos + "/1", who, ""));
    }

    private void media() {
        for (var method : new String[] {"GET", "HEAD"}) {
            asks.put(
                    method + " /media/default/{name}",
                    (who, owner) -> send(method, "/media/default/avatar.png", who, ""));
            asks.put(
                    method + " /media/private/{token}/{name}",
                    (who, owner) -> send(method, owner.playUrl().replace("/media/", "/media/private/"), who, ""));
            asks.put(method + " /media/{token}/{name}", (who, owner) -> send(method, owner.playUrl(), who, ""));
        }
    }

    private void administration() {
        var why = "{\"reason\": \"a walk\"}";
        asks.put(
                "PUT /api/v1/admin/videos/{id}/hiding",
                (who, owner) -> send("PUT", AdminClient.hidingOfVideo(bystander.film()), who, why));
        asks.put(
                "DELETE /api/v1/admin/videos/{id}/hiding",
                (who, owner) -> send("DELETE", AdminClient.hidingOfVideo(bystander.film()), who, ""));
        asks.put(
                "PUT /api/v1/admin/comments/{id}/hiding",
                (who, owner) -> send("PUT", AdminClient.hidingOfComment(stranger.comment(stranger.film())), who, why));
        asks.put(
                "DELETE /api/v1/admin/comments/{id}/hiding",
                (who, owner) ->
                        send("DELETE", AdminClient.hidingOfComment(stranger.comment(stranger.film())), who, ""));
        asks.put(
                "PUT /api/v1/admin/accounts/{id}/suspension",
                (who, owner) -> send("PUT", AdminClient.suspension(stranger.somebody()), who, why));
        asks.put(
                "DELETE /api/v1/admin/accounts/{id}/suspension",
                (who, owner) -> send("DELETE", AdminClient.suspension(stranger.somebody()), who, ""));
        asks.put(
                "PUT /api/v1/admin/accounts/{id}/role",
                (who, owner) -> send(
                        "PUT",
                        AdminClient.role(stranger.somebody()),
                        who,
                        "{\"reason\": \"a walk\", \"role\": \"creator\"}"));
        asks.put("GET /api/v1/admin/audit", (who, owner) -> send("GET", AdminClient.ADMIN + "/audit", who, ""));
    }

    /** What the owner has made, as the parameters of a request. */
    @FunctionalInterface
    private interface Query {

        String of(Walker owner) throws Exception;
    }

    private void get(String path, Query query) {
        contract("GET", path, query);
    }

    private void post(String path, Query query) {
        contract("POST", path, query);
    }

    private void contract(String method, String path, Query query) {
        asks.put(
                method + " /douyin" + path,
                (who, owner) -> send(method, "/douyin" + path + query.of(owner) + "&token=" + who.token(), who, ""));
    }

    private HttpResponse<String> publish(Walker who, Walker owner) throws Exception {
        var form =
                new Form().field("token", who.token()).field("title", "tides").file(who.clip());
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + "/douyin/publish/action"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", Form.type())
                .POST(BodyPublishers.ofByteArray(form.bytes()));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, Walker who, String json, String... headers)
            throws Exception {
        return api.send(method, path, who.token(), json, headers);
    }

    private static String[] with(String[] headers, String... more) {
        var all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }
}
