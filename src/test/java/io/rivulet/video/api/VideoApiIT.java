package io.rivulet.video.api;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Addition;
import io.rivulet.upload.Concatenation;
import io.rivulet.upload.NewUpload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.Uploads;
import io.rivulet.video.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An upload becomes a video, once, for whom its author means it, and goes away with it. */
@RunningServer
class VideoApiIT {

    private static final String VIDEOS = "/api/v1/videos";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final NettyDataBufferFactory NETWORK = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

    @Autowired
    private Uploads uploads;

    @Autowired
    private DatabaseClient database;

    private ApiClient api;
    private DouyinClient client;
    private Person author;
    private byte[] clip;

    @BeforeEach
    void register(@LocalServerPort int port, @Autowired Environment environment) throws Exception {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        author = client.register();
        clip = Clips.of(environment).bytes(Clip.H264);
    }

    @Test
    void aStoredUploadBecomesAVideoThatPlays() throws Exception {
        var answer = api.post(VIDEOS, author.token(), """
                {"upload_id": "%s", "title": "  潮汐 tides ", "description": "the sea\\nat night", "unknown": [1, {}],
                 "tags": ["sea", " night ", "sea"], "visibility": "public"}
                """.formatted(stored(clip)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var made = ApiClient.json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue(VIDEOS + "/" + made.path("id").asLong());
        assertThat(made.path("state").asString()).isEqualTo("processing");
        assertThat(made.path("title").asString()).isEqualTo("潮汐 tides");
        assertThat(made.path("description").asString()).isEqualTo("the sea\nat night");
        assertThat(made.path("tags").valueStream().map(JsonNode::asString)).containsExactly("sea", "night");
        assertThat(Instant.parse(made.path("created_at").asString()))
                .isBefore(Instant.now().plusSeconds(60));
        var ready = ready(made);
        assertThat(ready.path("state").asString()).isEqualTo("published");
        assertThat(client.fetch(ready.path("play_url").asString()).statusCode()).isEqualTo(200);
        assertThat(client.fetch(ready.path("cover_url").asString()).statusCode())
                .isEqualTo(200);
        assertThat(client.feed("?token=" + author.token()).videos().valueStream())
                .anyMatch(video -> video.path("id").asLong() == made.path("id").asLong());
    }

    @Test
    void aPrivateOneIsMadeWhereNobodyElseReaches() throws Exception {
        var ready = ready(ApiClient.json(create(stored(clip), "private")));

        var link = ready.path("play_url").asString();
        assertThat(client.fetch(link).statusCode()).isEqualTo(200);
        assertThat(client.fetch(link.replace("/private/", "/")).statusCode()).isEqualTo(404);
        assertThat(client.fetch(link.substring(0, link.indexOf('?'))).statusCode())
                .isEqualTo(403);
        assertThat(api.get(
                                VIDEOS + "/" + ready.path("id").asLong(),
                                client.register().token())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameAgainIsTheSameVideo() throws Exception {
        var json = wanted(stored(clip), "public");
        var key = UUID.randomUUID().toString();

        var first = api.post(VIDEOS, author.token(), json, "Idempotency-Key", key);
        var second = api.post(VIDEOS, author.token(), json, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));

        var other = api.post(VIDEOS, author.token(), json + " ", "Idempotency-Key", key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(ApiClient.problem(other)).isEqualTo("idempotency-key-reused");
        var unkeyed = api.post(VIDEOS, author.token(), json);
        assertThat(unkeyed.statusCode()).isEqualTo(409);
        assertThat(ApiClient.problem(unkeyed)).isEqualTo("upload-claimed");
    }

    @Test
    void itsAuthorIsToldHowItIsMade() throws Exception {
        var made = ApiClient.json(create(stored(clip), "private"));
        var path = VIDEOS + "/" + made.path("id").asLong();

        var told = watch(path, author.token()).body().lines().toList();
        var states = told.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> JSON.readTree(line.substring(5)).path("state").asString())
                .toList();
        assertThat(states).last().isEqualTo("published");
        assertThat(states).isSubsetOf("processing", "published").doesNotHaveDuplicates();
        assertThat(told).filteredOn(line -> line.startsWith("event:")).last().isEqualTo("event:end");

        assertRefused(watch(path, ""), 401, "not-signed-in");
        assertRefused(watch(path, client.register().token()), 404, "video-not-found");
        var seen = ready(ApiClient.json(create(stored(clip), "public")));
        var stranger = client.register().token();
        assertRefused(watch(VIDEOS + "/" + seen.path("id").asLong(), stranger), 403, "not-the-author");
    }

    private HttpResponse<String> watch(String path, String token) throws Exception {
        return api.send(
                api.request(path, token).header("Accept", "text/event-stream").GET());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofManyClaimsAtOnceOneMakesTheVideo(boolean keyed) throws Exception {
        var json = wanted(stored(clip), "unlisted");
        var key = UUID.randomUUID().toString();
        var answers = await(Flux.range(0, 12)
                .flatMap(
                        i -> Mono.fromCallable(() -> keyed
                                        ? api.post(VIDEOS, author.token(), json, "Idempotency-Key", key)
                                        : api.post(VIDEOS, author.token(), json))
                                .subscribeOn(Schedulers.boundedElastic()),
                        12)
                .collectList());

        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409);
        var made = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertThat(made.stream().map(HttpResponse::body).distinct()).hasSize(1);
        if (!keyed) {
            assertThat(made).hasSize(1);
        }
        assertThat(client.publishedBy(author, author.token()).videos()).hasSize(1);
    }

    @Test
    void noBodyElsesUploadAndNoUnfinishedOne() throws Exception {
        var others = stored(new Viewer(client.register().id()), clip);
        assertRefused(create(others, "public"), 404, "no-such-upload");
        assertRefused(create("0".repeat(32), "public"), 404, "no-such-upload");
        assertRefused(create("\\u0000", "public"), 404, "no-such-upload");
        var unfinished = await(uploads.create(viewer(), upload(10L))).token();
        assertRefused(create(unfinished, "public"), 409, "upload-unfinished");
    }

    @Test
    void whoHasJustSentTheLastByteNeedNotAskAgain() throws Exception {
        for (int round = 0; round < 5; round++) {
            assertThat(create(sent(viewer(), clip), "public").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whatIsNoVideoStaysItsOwnersUpload() throws Exception {
        var text = stored("this is no film, whatever its name".getBytes(StandardCharsets.UTF_8));
        assertRefused(create(text, "public"), 415, "not-a-video");
        var empty = stored(new byte[0]);
        assertRefused(create(empty, "public"), 415, "not-a-video");
        assertThat(await(uploads.find(viewer(), text)).state()).isEqualTo(UploadState.STORED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"t\"} | 400 | parameter-missing",
                "{\"upload_id\": \"UP\"} | 400 | title-missing",
                "{\"upload_id\": \"UP\", \"title\": \" \"} | 400 | title-missing",
                "{\"upload_id\": \"UP\", \"title\": \"a\\nb\"} | 400 | title-invalid",
                "{\"upload_id\": \"UP\", \"title\": \"t\", \"visibility\": \"everyone\"} | 400 | visibility-invalid",
                "{\"upload_id\": \"UP\", \"title\": \"t\", \"tags\": [\"\"]} | 400 | tags-invalid",
                "{\"upload_id\": \"UP\", \"title\": \"t\", \"tags\": [null]} | 400 | tags-invalid",
                "{\"upload_id\": \"UP\", \"title\": \"t\", \"tags\": \"sea\"} | 422 | field-invalid",
                "{\"upload_id\": \"UP\", \"title\": \"t\", \"description\": \"\\u0000\"} | 400 | description-invalid",
                "{\"upload_id\": {}, \"title\": \"t\"} | 422 | field-invalid",
                "[] | 400 | body-unreadable",
                "null | 400 | body-unreadable",
                "{ | 400 | body-unreadable",
                "'' | 400 | body-unreadable"
            })
    void aBodyThatIsWrongSaysWhere(String json, int status, String problem) throws Exception {
        var upload = "0".repeat(32);
        assertRefused(api.post(VIDEOS, author.token(), json.replace("UP", upload)), status, problem);
    }

    @Test
    void everyTextHasItsBound() throws Exception {
        var start = "{\"upload_id\": \"" + "0".repeat(32) + "\", \"title\": \"t\", ";
        assertRefused(post(start + "\"description\": \"" + "d".repeat(2001) + "\"}"), 400, "description-invalid");
        assertRefused(post(start + "\"tags\": [\"" + "t".repeat(31) + "\"]}"), 400, "tags-invalid");
        var eleven = String.join(",", Collections.nCopies(11, "\"t\""));
        assertRefused(post(start + "\"tags\": [" + eleven + "]}"), 400, "tags-invalid");
        assertThat(post(start + "\"x\": \"" + "x".repeat(1 << 20) + "\"}").statusCode())
                .isEqualTo(413);
    }

    @Test
    void whoIsNobodyMakesAndRemovesNothing() throws Exception {
        for (var token : List.of("", "forged")) {
            var answer = api.post(VIDEOS, token, wanted("0".repeat(32), "public"));
            assertRefused(answer, 401, "not-signed-in");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertRefused(api.delete(VIDEOS + "/1", token), 401, "not-signed-in");
        }
    }

    @Test
    void anotherTypeOfBodyIsRefused() throws Exception {
        var request = api.request(VIDEOS, author.token())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(wanted("0".repeat(32), "public")));
        assertRefused(api.send(request), 415, "body-type-unknown");
    }

    @Test
    void aRemovedVideoGoesAwayWithItsFile() throws Exception {
        var made = ready(ApiClient.json(create(stored(clip), "public")));
        var one = VIDEOS + "/" + made.path("id").asLong();
        var stranger = client.register();
        var object = "SELECT count(*) FROM stored_object WHERE account_id = " + author.id();
        assertThat(number(object)).isOne();

        assertRefused(api.delete(one, stranger.token()), 403, "not-the-author");
        assertThat(api.delete(one, author.token()).statusCode()).isEqualTo(204);
        assertRefused(api.delete(one, author.token()), 404, "video-not-found");
        assertRefused(api.get(one, author.token()), 404, "video-not-found");
        Awaitility.await().atMost(LIMIT).until(() -> number(object) == 0);
        assertThat(client.fetch(made.path("play_url").asString()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"public, private", "private, public", "unlisted, private"})
    void whatWasMadeForARemovedVideoGoesThoughAnotherShowsTheSameFile(String removed, String left) throws Exception {
        var gone = ready(ApiClient.json(create(stored(clip), removed)));
        var kept = ready(ApiClient.json(create(again(clip), left)));
        var video = link(gone);

        assertThat(client.fetch(video).statusCode()).isEqualTo(200);
        assertThat(api.delete(VIDEOS + "/" + gone.path("id").asLong(), author.token())
                        .statusCode())
                .isEqualTo(204);

        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> client.fetch(video).statusCode() >= 400
                        && number("SELECT count(*) FROM job WHERE kind = 'video.withdrawal'") == 0);
        assertThat(client.fetch(link(kept)).statusCode()).isEqualTo(200);
        assertThat(client.fetch(kept.path("cover_url").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAnotherVideoShowsInTheSamePlaceStays() throws Exception {
        var gone = ready(ApiClient.json(create(stored(clip), "public")));
        var kept = ready(ApiClient.json(create(again(clip), "unlisted")));

        assertThat(api.delete(VIDEOS + "/" + gone.path("id").asLong(), author.token())
                        .statusCode())
                .isEqualTo(204);

        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> number("SELECT count(*) FROM job WHERE kind = 'video.withdrawal'") == 0);
        assertThat(client.fetch(link(kept)).statusCode()).isEqualTo(200);
    }

    /** While the job still works on its file, or before: the file goes when nothing is made of it any more. */
    @Test
    void aVideoRemovedAtOnceLeavesNothing() throws Exception {
        var made = ApiClient.json(create(stored(clip), "unlisted"));

        assertThat(api.delete(VIDEOS + "/" + made.path("id").asLong(), author.token())
                        .statusCode())
                .isEqualTo(204);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> number("SELECT count(*) FROM stored_object WHERE account_id = " + author.id()) == 0);
        assertThat(number("SELECT count(*) FROM video WHERE author_id = " + author.id()))
                .isZero();
        assertThat(number("SELECT count(*) FROM job WHERE subject = "
                        + made.path("id").asLong() + " AND kind LIKE 'video.%'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/999999999999999", "/abc", "/-1", "/1/2", "/99999999999999999999"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(api.get(VIDEOS + path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void addressesSayWhatTheyTake() throws Exception {
        var list = api.put(VIDEOS, author.token());
        assertRefused(list, 405, "method-not-allowed");
        assertThat(list.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
        var one = api.post(VIDEOS + "/1", author.token(), "{}");
        assertRefused(one, 405, "method-not-allowed");
        assertThat(one.headers().firstValue("Allow").orElseThrow()).contains("GET", "PATCH", "DELETE");
    }

    private HttpResponse<String> create(String upload, String visibility) throws Exception {
        return post(wanted(upload, visibility));
    }

    private HttpResponse<String> post(String json) throws Exception {
        return api.post(VIDEOS, author.token(), json);
    }

    private static String wanted(String upload, String visibility) {
        return "{\"upload_id\": \"" + upload + "\", \"title\": \"tides\", \"visibility\": \"" + visibility + "\"}";
    }

    /** The video as its author sees it when its job is done. */
    private JsonNode ready(JsonNode made) {
        var path = VIDEOS + "/" + made.path("id").asLong();
        return Awaitility.await()
                .atMost(LIMIT)
                .until(
                        () -> ApiClient.json(api.get(path, author.token())),
                        video -> !"processing".equals(video.path("state").asString()));
    }

    private String stored(byte[] file) throws Exception {
        return stored(viewer(), file);
    }

    private String stored(Viewer owner, byte[] file) throws Exception {
        var upload = sent(owner, file);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> await(uploads.find(owner, upload)).state() == UploadState.STORED);
        return upload;
    }

    /** The same bytes once more, without sending them. */
    private String again(byte[] file) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(file);
        return await(uploads.instant(viewer(), file.length, HexFormat.of().formatHex(sha256)))
                .token();
    }

    private static String link(JsonNode video) {
        return video.path("play_url").asString();
    }

    private String sent(Viewer owner, byte[] file) throws Exception {
        var upload = await(uploads.create(owner, upload((long) file.length)));
        if (file.length > 0) {
            await(uploads.append(
                    owner, upload.token(), new Addition(0, (long) file.length, null, null, flow(file), Mono.empty())));
        }
        return upload.token();
    }

    private static NewUpload upload(@Nullable Long length) {
        return new NewUpload(length, "", new Concatenation.None());
    }

    private static Flux<DataBuffer> flow(byte[] file) {
        return Flux.fromStream(() -> Stream.of(file))
                .map(Unpooled::copiedBuffer)
                .map(NETWORK::wrap);
    }

    private Viewer viewer() {
        return new Viewer(author.id());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(ApiClient.problem(answer)).isEqualTo(problem);
    }

    private long number(String query) throws Exception {
        return await(database.sql(query).mapValue(Long.class).one());
    }
}
