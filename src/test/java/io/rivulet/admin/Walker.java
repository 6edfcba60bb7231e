package io.rivulet.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.upload.tus.TusClient;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who walks along all addresses, and the things that they make for it; nobody has made none. */
final class Walker {

    private static final String VIDEOS = "/api/v1/videos";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DouyinClient client;
    private final AdminClient api;
    private final byte[] clip;
    private Person person;
    private long film;
    private long privateFilm;

    Walker(DouyinClient client, AdminClient api, byte[] clip, Person person) {
        this.client = client;
        this.api = api;
        this.clip = clip;
        this.person = person;
    }

    /** The same without a token. */
    Walker anonymous() {
        return new Walker(client, api, clip, new Person(person.id(), person.name(), ""));
    }

    Person person() {
        return person;
    }

    String token() {
        return person.token();
    }

    byte[] clip() {
        return clip;
    }

    TusClient uploads() {
        return new TusClient(api.port(), person.token());
    }

    /** That everybody sees; the same each time. */
    @CanIgnoreReturnValue
    long film() throws Exception {
        film = film == 0 ? newFilm() : film;
        return film;
    }

    long newFilm() throws Exception {
        client.publish(person, clip, "tides").assertSuccess();
        var films = client.publishedBy(person, person.token()).videos();
        return films.path(0).path("id").asLong();
    }

    String playUrl() throws Exception {
        return Engagements.of(client.publishedBy(person, person.token()).videos(), film())
                .path("play_url")
                .asString()
                .replace(client.base(), "");
    }

    /** The same each time. */
    long privateFilm() throws Exception {
        privateFilm = privateFilm == 0 ? newPrivateFilm() : privateFilm;
        return privateFilm;
    }

    private long newPrivateFilm() throws Exception {
        var made = api.send("POST", VIDEOS, person.token(), wanted(storedClip()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asLong();
    }

    static String wanted(String upload) {
        return "{\"upload_id\": \"" + upload + "\", \"title\": \"tides\", \"visibility\": \"private\"}";
    }

    /** A comment of one's own below the film. */
    long comment(long film) throws Exception {
        return new Engagements(client).commentId(person, film, "so calm");
    }

    /** A new one, below a film that nobody else sees. */
    long privateComment() throws Exception {
        return comment(privateFilm());
    }

    /** The id of a new one, which nobody else sees. */
    long collection() throws Exception {
        var made = api.send("POST", "/api/v1/collections", person.token(), newCollection());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asLong();
    }

    static String newCollection() {
        return "{\"name\": \"" + DouyinClient.unusedName() + "\"}";
    }

    /** With another session. */
    void comeBack() throws Exception {
        if (!person.token().isEmpty()) {
            var reply = client.post("/douyin/user/login/?username=" + person.name() + "&password=" + person.name());
            var token = reply.assertSuccess().json().path("token").asString();
            person = new Person(person.id(), person.name(), token);
        }
    }

    /** Of a session besides the one that they walk with. */
    String otherSession() throws Exception {
        client.post("/douyin/user/login/?username=" + person.name() + "&password=" + person.name())
                .assertSuccess();
        return AdminClient.json(api.get("/api/v1/sessions", person.token()))
                .path("sessions")
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    String refreshToken() throws Exception {
        var credentials = "{\"name\": \"" + person.name() + "\", \"password\": \"" + person.name() + "\"}";
        return AdminClient.json(api.send("POST", "/api/v1/sessions", "", credentials))
                .path("refresh_token")
                .asString();
    }

    /** The id of an account that nothing was done with. */
    long somebody() throws Exception {
        return client.register().id();
    }

    /** The address of an upload that has no byte yet. */
    String upload() throws Exception {
        return uploads().create(10);
    }

    /** The token of an upload that has all its bytes. */
    String storedClip() throws Exception {
        return stored(clip);
    }

    /** What nobody else has stored, as a body that asks for it without its bytes. */
    String storedContent() throws Exception {
        var bytes = new byte[32];
        new Random(System.nanoTime()).nextBytes(bytes);
        stored(bytes);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return "{\"size\": " + bytes.length + ", \"sha256\": \"" + sha256 + "\"}";
    }

    @CanIgnoreReturnValue
    private String stored(byte[] bytes) throws Exception {
        var address = uploads().create(bytes.length);
        assertThat(uploads().patch(address, 0, bytes).status()).isEqualTo(204);
        uploads().awaitState(address, "stored");
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
