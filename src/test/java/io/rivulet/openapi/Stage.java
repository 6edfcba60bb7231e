package io.rivulet.openapi;

import io.rivulet.account.role.Role;
import io.rivulet.admin.Staff;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.upload.tus.TusClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** Somebody new for each request, and what the request speaks of: made for it, or by an author whom all know. */
final class Stage {

    private final Caller caller;
    private final DouyinClient client;
    private final Staff staff;
    private final byte[] clip;
    private final Person author;
    private final long film;

    Stage(Caller caller, Staff staff, byte[] clip) throws Exception {
        this.caller = caller;
        this.client = new DouyinClient(caller.port());
        this.staff = staff;
        this.clip = clip;
        this.author = client.register();
        this.film = film(author);
        befriend();
        var _ = collection(author);
    }

    private void befriend() throws Exception {
        var friend = client.register();
        caller.change("PUT", "/api/v1/accounts/" + author.id() + "/follow", friend.token(), "");
        caller.change("PUT", "/api/v1/accounts/" + friend.id() + "/follow", author.token(), "");
        caller.change("PUT", "/api/v1/videos/" + film + "/like", author.token(), "");
    }

    /** Whom all know. */
    Person author() {
        return author;
    }

    Person actor(Operation operation) throws Exception {
        var actor = operation.path().startsWith("/api/v1/admin") ? staff.join(Role.ADMIN) : client.register();
        if (operation.id().equals("listConversations")) {
            var _ = writtenTo(author, actor);
        }
        return actor;
    }

    /** The path with what it names. */
    String path(Operation operation, Person actor) throws Exception {
        var path = operation.path();
        for (var parameter : operation.parameters("path")) {
            var name = parameter.path("name").asString();
            var value = name.equals("id")
                    ? id(operation, actor)
                    : switch (name) {
                        case "video" -> "" + film;
                        case "token" -> upload(actor);
                        default -> parameter.path("example").asString();
                    };
            path = path.replace("{" + name + "}", value);
        }
        return path;
    }

    private String id(Operation operation, Person actor) throws Exception {
        var room = operation.path().substring(0, operation.path().indexOf("/{id}"));
        return switch (room) {
            case "/api/v1/admin/videos" -> "" + film(author);
            case "/api/v1/admin/comments" -> "" + comment(author);
            case "/api/v1/admin/accounts" -> "" + client.register().id();
            case "/api/v1/videos" -> "" + (changesFilm(operation) ? film(actor) : film);
            case "/api/v1/comments" -> "" + comment(actor);
            case "/api/v1/collections" -> "" + collection(actor);
            case "/api/v1/sessions" -> session(actor);
            case "/api/v1/conversations" -> "" + writtenTo(author, actor);
            default -> "" + author.id();
        };
    }

    /** What cannot stand in an example. */
    Map<String, Object> members(Operation operation, Person actor) throws Exception {
        return switch (operation.id()) {
            case "register" -> Map.of("name", DouyinClient.unusedName());
            case "logIn" -> Map.of("name", actor.name(), "password", actor.name());
            case "refresh" -> Map.of("refresh_token", refreshToken(actor));
            case "publish" -> Map.of("upload_id", stored(actor, clip));
            case "comment" -> Map.of("reply_to", comment(author));
            case "createCollection" -> Map.of("name", DouyinClient.unusedName());
            case "uploadInstantly" -> storedContent(actor);
            default -> Map.of();
        };
    }

    private static boolean changesFilm(Operation operation) {
        return operation.path().endsWith("/{id}") && !operation.method().equals("get");
    }

    private long film(Person person) throws Exception {
        client.publish(person, clip, "tides").assertSuccess();
        var films = client.publishedBy(person, person.token()).videos();
        return films.path(0).path("id").asLong();
    }

    /** One that is answered. */
    private long comment(Person person) throws Exception {
        var comments = "/api/v1/videos/" + film + "/comments";
        long id = caller.post(comments, person.token(), "{\"content\": \"so calm\"}")
                .path("id")
                .asLong();
        caller.post(comments, person.token(), "{\"content\": \"indeed\", \"reply_to\": " + id + "}");
        return id;
    }

    /** A public one that has the film. */
    private long collection(Person person) throws Exception {
        var wanted = "{\"name\": \"" + DouyinClient.unusedName() + "\", \"visibility\": \"public\"}";
        var id = caller.post("/api/v1/collections", person.token(), wanted).path("id");
        caller.change("PUT", "/api/v1/collections/" + id + "/videos/" + film, person.token(), "");
        return id.asLong();
    }

    private long writtenTo(Person peer, Person person) throws Exception {
        caller.post("/api/v1/conversations/" + peer.id() + "/messages", person.token(), "{\"content\": \"hello\"}");
        return peer.id();
    }

    private String upload(Person person) throws Exception {
        return lastPart(new TusClient(caller.port(), person.token()).create(5));
    }

    private String stored(Person person, byte[] bytes) throws Exception {
        var uploads = new TusClient(caller.port(), person.token());
        var address = uploads.create(bytes.length);
        if (uploads.patch(address, 0, bytes).status() != 204) {
            throw new AssertionError("It cannot be stored");
        }
        uploads.awaitState(address, "stored");
        return lastPart(address);
    }

    private Map<String, Object> storedContent(Person person) throws Exception {
        var bytes = DouyinClient.unusedName().getBytes(StandardCharsets.US_ASCII);
        var _ = stored(person, bytes);
        var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
        return Map.of("size", bytes.length, "sha256", HexFormat.of().formatHex(sha256));
    }

    private String session(Person person) throws Exception {
        return signIn(person, "session_id");
    }

    private String refreshToken(Person person) throws Exception {
        return signIn(person, "refresh_token");
    }

    private String signIn(Person person, String member) throws Exception {
        var credentials = "{\"name\": \"" + person.name() + "\", \"password\": \"" + person.name() + "\"}";
        return caller.post("/api/v1/sessions", person.token(), credentials)
                .path(member)
                .asString();
    }

    private static String lastPart(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
