package io.rivulet.admin;

import io.rivulet.admin.Requests.Ask;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A request for each address of the feed, of profiles and of what authors change. */
final class ProfileRequests {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String ME = ACCOUNTS + "/me";
    private static final String VIDEOS = "/api/v1/videos";

    private final Map<String, Ask> asks = new LinkedHashMap<>();
    private final AdminClient api;

    ProfileRequests(AdminClient api) {
        this.api = api;
    }

    Map<String, Ask> all() {
        asks.put("GET /api/v1/feed", (who, owner) -> send("GET", "/api/v1/feed", who, ""));
        asks.put(
                "GET " + ACCOUNTS + "/{id}/videos",
                (who, owner) -> send("GET", ACCOUNTS + "/" + owner.person().id() + "/videos", who, ""));
        asks.put(
                "GET " + ACCOUNTS + "/{id}",
                (who, owner) -> send("GET", ACCOUNTS + "/" + owner.person().id(), who, ""));
        asks.put("GET " + ME, (who, owner) -> send("GET", ME, who, ""));
        asks.put("PATCH " + ME, (who, owner) -> send("PATCH", ME, who, "{\"signature\": \"a walk\"}"));
        asks.put("GET " + VIDEOS, (who, owner) -> send("GET", VIDEOS + "?sort=hottest", who, ""));
        asks.put(
                "PATCH " + VIDEOS + "/{id}",
                (who, owner) -> send("PATCH", VIDEOS + "/" + owner.film(), who, "{\"description\": \"a walk\"}"));
        for (var picture : List.of(ME + "/avatar", ME + "/background")) {
            asks.put("PUT " + picture, (who, owner) -> draw(picture, who));
        }
        for (var address : List.of("/api/v1/feed", ME, ME + "/avatar")) {
            asks.put("any other " + address, (who, owner) -> send("DELETE", address, who, ""));
        }
        asks.put("any other " + ACCOUNTS + "/{id}", (who, owner) -> send("PUT", ACCOUNTS + "/1", who, ""));
        return asks;
    }

    private HttpResponse<String> send(String method, String path, Walker who, String body) throws Exception {
        return api.send(method, path, who.token(), body);
    }

    private HttpResponse<String> draw(String path, Walker who) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + api.port() + path))
                .PUT(BodyPublishers.ofByteArray(picture()));
        var signedIn = who.token().isEmpty() ? request : request.header("Authorization", "Bearer " + who.token());
        return HTTP.send(signedIn.build(), BodyHandlers.ofString());
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
