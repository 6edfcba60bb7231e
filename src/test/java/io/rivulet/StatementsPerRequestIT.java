package io.rivulet;

import static io.rivulet.Clips.Clip.H264;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Form;
import io.rivulet.douyin.Relations;
import io.rivulet.douyin.Reply;
import io.rivulet.platform.events.EventListener;
import io.rivulet.video.ApiClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The page of statements is what requests cost: each row is sent by nobody, by a viewer who was seen, and by a
 * new one to a node that knows nothing.
 */
@NarrowServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsPerRequestIT {

    private static final Person NOBODY = new Person(0, "", "");
    private static final String NOT_MEASURED = "–";

    /** A feed page of as many authors, whom the star follows. */
    private static final String FILLING = """
            WITH authors AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(1, 30) AS i)
                RETURNING id),
            counts AS (INSERT INTO account_count (account_id, works) SELECT id, 1 FROM authors),
            tick AS (
                UPDATE publish_clock
                   SET last = greatest(last, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 1000) + 31
                RETURNING last),
            videos AS (
                INSERT INTO video (author_id, title, token, container, size_bytes, state, published_at)
                SELECT id, 'filling', replace(gen_random_uuid()::text, '-', ''), 'MP4', 1, 'PUBLISHED',
                       last - row_number() OVER (ORDER BY id)
                  FROM authors, tick
                RETURNING id)
            INSERT INTO video_count (video_id) SELECT id FROM videos RETURNING video_id
            """;

    @Autowired
    private Statements statements;

    @Autowired
    private List<EventListener> listeners;

    private DouyinClient client;
    private ApiClient api;
    private Engagements engagements;
    private Person star;
    private byte[] clip;
    private byte[] picture;
    private long film;
    private long comment;

    @BeforeAll
    void fill(@LocalServerPort int port, @Autowired DatabaseClient database, @Autowired Environment environment)
            throws Exception {
        client = new DouyinClient(port);
        api = new ApiClient(port);
        engagements = new Engagements(client);
        star = client.register();
        clip = Clips.of(environment).bytes(H264);
        picture = picture();
        client.publish(star, clip, "tides").assertSuccess();
        film = client.publishedBy(star, "").videos().path(0).path("id").asLong();
        for (var video : database.sql(FILLING)
                .mapValue(Long.class)
                .all()
                .collectList()
                .toFuture()
                .get(10, SECONDS)) {
            engagements.like(star, video).assertSuccess();
        }
        befriend();
        listeners.forEach(EventListener::missed); // of the filling
        awaitTimeline();
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void befriend() throws Exception {
        var relations = new Relations(client);
        for (int i = 0; i < 4; i++) {
            var friend = client.register();
            relations.follow(star, friend.id()).assertSuccess();
            relations.follow(friend, star.id()).assertSuccess();
            engagements.comment(friend, film, "hello").assertSuccess();
        }
    }

    static Stream<List<String>> rows() throws IOException {
        return Page.of("statements.md").rows().stream()
                .filter(cells -> cells.getFirst().matches("(GET|POST|PUT|PATCH) .*"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowSaysWhatItsRequestCosts(List<String> row) throws Exception {
        var measured = List.of(measured(row.get(2), row, NOBODY), measured(row.get(3), row, seen()), cold(row));
        assertThat(measured).as(row.getFirst()).isEqualTo(row.subList(2, 5));
    }

    private Person seen() throws Exception {
        var viewer = client.register();
        client.feed("?token=" + viewer.token()).assertSuccess();
        return viewer;
    }

    /** By somebody new, to a node that has forgotten all it kept. */
    private String cold(List<String> row) throws Exception {
        if (row.get(4).equals(NOT_MEASURED)) {
            return NOT_MEASURED;
        }
        var viewer = client.register();
        var request = filled(row.getFirst(), viewer);
        listeners.forEach(EventListener::missed);
        var cost = cost(request, viewer);
        awaitTimeline();
        return cost;
    }

    /** What is only read was read before, by the same viewer. */
    private String measured(String expected, List<String> row, Person viewer) throws Exception {
        if (expected.equals(NOT_MEASURED)) {
            return NOT_MEASURED;
        }
        if (!row.get(1).isEmpty()) {
            send(filled(row.get(1), viewer), viewer);
        }
        var request = filled(row.getFirst(), viewer);
        if (row.get(1).isEmpty() && request.startsWith("GET")) {
            send(request, viewer);
        }
        return cost(request, viewer);
    }

    private String cost(String request, Person viewer) throws Exception {
        return "" + statements.during(() -> send(request, viewer)).size();
    }

    /** Until then the order of the feed is asked for. */
    private void awaitTimeline() {
        await().atMost(ofSeconds(10))
                .until(() -> statements
                        .during(() -> client.feed("?latest_time=" + (System.currentTimeMillis() - 60_000))
                                .assertSuccess())
                        .isEmpty());
    }

    private void send(String filled, Person viewer) throws Exception {
        var request = filled.split(" ", 2);
        if (request[1].startsWith("/api/")) {
            sendToApi(request[0], request[1], viewer);
            return;
        }
        var address = request[1] + (request[1].contains("?") ? "&" : "?") + "token=" + viewer.token();
        var reply = send(request[0], address);
        if (!viewer.equals(NOBODY)) {
            comment = reply.assertSuccess().json().path("comment").path("id").asLong(comment);
        }
    }

    private void sendToApi(String method, String address, Person viewer) throws Exception {
        var answer = switch (method) {
            case "GET" -> api.get(address, viewer.token());
            case "PUT" -> api.send(api.request(address, viewer.token()).PUT(BodyPublishers.ofByteArray(picture)));
            case "PATCH" -> api.patch(address, viewer.token(), "{\"signature\": \"hello\", \"title\": \"ebb\"}");
            default -> api.post(address, viewer.token(), "{\"content\": \"hello\"}");
        };
        if (!viewer.equals(NOBODY)) {
            assertThat(answer.statusCode()).as(address).isBetween(200, 299);
            if (address.endsWith("/comments") && method.equals("POST")) {
                comment = ApiClient.json(answer).path("id").asLong();
            }
        }
    }

    private Reply send(String method, String address) throws Exception {
        if (address.contains("publish/action")) {
            return client.post(address, new Form().file(clip));
        }
        return method.equals("GET") ? client.get(address) : client.post(address);
    }

    private String filled(String row, Person viewer) throws Exception {
        var request = row.contains("{own}") ? row.replace("{own}", "" + own(viewer)) : row;
        return request.replace("{star}", "" + star.id())
                .replace("{name}", star.name())
                .replace("{film}", "" + film)
                .replace("{comment}", "" + comment)
                .replace("{now}", "" + System.currentTimeMillis())
                .replace("{new}", DouyinClient.unusedName());
    }

    /** Another one is refused all the same. */
    private long own(Person viewer) throws Exception {
        if (viewer.equals(NOBODY)) {
            return film;
        }
        client.publish(viewer, clip, "tides").assertSuccess();
        return client.publishedBy(viewer, "").videos().path(0).path("id").asLong();
    }
}
