package io.rivulet.platform.limits;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.GuardedServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.Form;
import io.rivulet.platform.web.WebError;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What callers may do within a while, asked from as many places as a test needs. */
@GuardedServer
class LimitsIT {

    private static final int TOO_MANY = WebError.TOO_MANY_REQUESTS.number();
    private static final int WRONG = 2003;
    private static final int NOT_SIGNED_IN = 2004;
    /** What tells a video from other files. */
    private static final byte[] MP4 = "\0\0\0\u0018ftypisom\0\0\2\0isommp41".getBytes(ISO_8859_1);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @Test
    void triesOfOnePlaceHaveToWaitAfterSomeThatAreFree() throws Exception {
        var home = place();
        var ann = register(home);
        for (int i = 0; i < 4; i++) {
            assertThat(code(logIn(ann, "wrong-one", home))).isEqualTo(WRONG);
        }

        var refused = logIn(ann, ann, home);

        assertThat(code(refused)).isEqualTo(TOO_MANY);
        assertThat(retryAfter(refused)).isBetween(590L, 600L);
        assertThat(json(refused).path("status_msg").asString())
                .contains("try again in")
                .contains("seconds");
        assertThat(json(refused).path("token").asString()).isEmpty();
        assertThat(code(logIn(ann, ann, place()))).isZero();
    }

    @Test
    void manyTriesAtOnceAreNoWayAroundTheWait() throws Exception {
        var home = place();
        var ann = register(home);
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 16; i++) {
            answers.add(HTTP.sendAsync(logInRequest(ann, "wrong-one", home), ofString()));
        }
        var codes = answers.stream().map(answer -> code(answer.join())).toList();

        // four, and where Redis answers late as many again that the node grants by itself
        assertThat(codes).filteredOn(code -> code == WRONG).hasSizeBetween(4, 8);
        assertThat(codes).allMatch(code -> code == WRONG || code == TOO_MANY);
    }

    @Test
    void aLogInThatSucceedsForgetsTheTriesBeforeIt() throws Exception {
        var home = place();
        var ann = register(home);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                assertThat(code(logIn(ann, "wrong-one", home))).isEqualTo(WRONG);
            }
            assertThat(code(logIn(ann, ann, home))).isZero();
        }
    }

    @Test
    void strangersLockNobodyOut() throws Exception {
        var home = place();
        var ann = register(home);
        for (int i = 0; i < 6; i++) {
            assertThat(code(logIn(ann, "wrong-one", place()))).isEqualTo(WRONG);
        }
        var stranger = place();
        assertThat(code(logIn(ann, "wrong-one", stranger))).isEqualTo(WRONG);
        assertThat(code(logIn(ann, "wrong-one", stranger))).isEqualTo(WRONG);
        assertThat(code(logIn(ann, "wrong-one", stranger))).isEqualTo(TOO_MANY);

        assertThat(code(logIn(ann, ann, home))).as("where she has been before").isZero();
        assertThat(code(logIn(ann, ann, place()))).as("where she has not").isZero();
    }

    @Test
    void anAddressAndItsNetworkHaveTheirLimitsWhateverNamesAreTried() throws Exception {
        var network = network();
        var ann = register(network + "1");
        for (int i = 0; i < 20; i++) {
            assertThat(code(logIn(DouyinClient.unusedName(), "wrong-one", network + "1")))
                    .isEqualTo(WRONG);
        }
        var refused = logIn(DouyinClient.unusedName(), "wrong-one", network + "1");
        assertThat(code(refused)).isEqualTo(TOO_MANY);
        assertThat(header(refused, "RateLimit")).matches("\"login\";r=0;t=\\d+");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"login\";q=20;w=86400");
        for (int i = 0; i < 10; i++) {
            assertThat(code(logIn(DouyinClient.unusedName(), "wrong-one", network + "2")))
                    .isEqualTo(WRONG);
        }
        assertThat(code(logIn(DouyinClient.unusedName(), "wrong-one", network + "3")))
                .isEqualTo(TOO_MANY);

        assertThat(code(logIn(DouyinClient.unusedName(), "wrong-one", place()))).isEqualTo(WRONG);
        assertThat(code(logIn(ann, ann, network + "1")))
                .as("where she has been before")
                .isZero();
    }

    @Test
    void namesThatThereAreAndThoseThatThereAreNotAreRefusedAlike() throws Exception {
        var known = refusals(register(place()));
        var unknown = refusals(DouyinClient.unusedName());

        assertThat(known).isEqualTo(unknown).hasSize(6);
    }

    private List<String> refusals(String name) throws Exception {
        var place = place();
        var refusals = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            var answer = logIn(name, "wrong-one", place);
            refusals.add(answer.body().replaceAll("\\d+ seconds", "some seconds")
                    + answer.headers().map().keySet()
                    + header(answer, "RateLimit").replaceAll(";t=.*", ""));
        }
        return refusals;
    }

    @Test
    void registrationsAreLimitedByAddressAndNetwork() throws Exception {
        var network = network();
        for (int i = 0; i < 5; i++) {
            register(network + "1");
        }
        var refused = post(
                "/douyin/user/register/?username=" + DouyinClient.unusedName() + "&password=secret", network + "1");
        assertThat(code(refused)).isEqualTo(TOO_MANY);
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"registration\";q=5;w=86400");
        assertThat(retryAfter(refused)).isPositive();
        for (int i = 0; i < 3; i++) {
            register(network + "2");
        }
        assertThat(code(post(
                        "/douyin/user/register/?username=" + DouyinClient.unusedName() + "&password=secret",
                        network + "3")))
                .isEqualTo(TOO_MANY);
        register(place());
    }

    @Test
    void whatAClientClaimsOfItselfIsNotItsAddress() throws Exception {
        var home = place();
        for (int i = 0; i < 5; i++) {
            register(place() + ", " + home);
        }
        assertThat(code(post(
                        "/douyin/user/register/?username=" + DouyinClient.unusedName() + "&password=secret",
                        place() + ", " + home)))
                .isEqualTo(TOO_MANY);
    }

    @Test
    void writesWithATokenAreLimitedByTheAccountAlone() throws Exception {
        var home = place();
        var ann = token(home);
        var bob = token(home);
        for (int i = 0; i < 10; i++) {
            var answer = post(like(ann), home);
            assertThat(code(answer)).isEqualTo(5002);
            assertThat(header(answer, "RateLimit")).startsWith("\"writes\";r=" + (9 - i) + ";t=");
        }
        assertThat(code(post(like(ann), place()))).isEqualTo(TOO_MANY);
        assertThat(code(post(like(bob), home))).isEqualTo(5002);
    }

    @Test
    void underTheServersOwnAddressesItIsAProblem() throws Exception {
        var ann = token(place());
        for (int i = 0; i < 10; i++) {
            assertThat(delete("/api/v1/videos/999999999", ann).statusCode()).isEqualTo(404);
        }
        var refused = delete("/api/v1/videos/999999999", ann);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(json(refused).path("type").asString()).isEqualTo("urn:rivulet:problem:too-many-requests");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"writes\";q=10;w=86400");
        assertThat(header(refused, "RateLimit")).matches("\"writes\";r=0;t=\\d+");
        assertThat(retryAfter(refused)).isPositive();
    }

    @Test
    void readsAreNeitherLimitedNorTellOfLimits() throws Exception {
        var ann = token(place());
        for (int i = 0; i < 30; i++) {
            var answer = send(request("/douyin/feed/?token=" + ann, place()).GET());
            assertThat(code(answer)).isZero();
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ratelimit"));
            var head = send(request("/api/v1/uploads/" + "0".repeat(32), place())
                    .header("Tus-Resumable", "1.0.0")
                    .header("Authorization", "Bearer " + ann)
                    .method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(404);
            assertThat(head.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ratelimit"));
        }
    }

    @Test
    void writesWithoutATokenAreLimitedByTheAddress() throws Exception {
        var home = place();
        var ann = token(home);
        for (int i = 0; i < 5; i++) {
            assertThat(code(post(like("forged"), home))).isEqualTo(NOT_SIGNED_IN);
        }
        var refused = post(like(""), home);
        assertThat(code(refused)).isEqualTo(TOO_MANY);
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"writes-without-token\";q=5;w=86400");
        assertThat(code(post(like(ann), home))).isEqualTo(5002);
        assertThat(code(post(like("forged"), place()))).isEqualTo(NOT_SIGNED_IN);
    }

    @Test
    void viewsOfNobodyAreLimitedByTheAddress() throws Exception {
        var home = place();
        for (int i = 0; i < 5; i++) {
            assertThat(view(home).statusCode()).isEqualTo(404);
        }
        assertThat(view(home).statusCode()).isEqualTo(429);
        assertThat(view(place()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> view(String place) throws Exception {
        return send(request("/api/v1/videos/1/views", place)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"session\": \"0123456789abcdef\"}")));
    }

    @Test
    void uploadsAreLimitedByTheirBytes() throws Exception {
        var ann = token(place());
        var upload = send(request("/api/v1/uploads", place())
                .header("Tus-Resumable", "1.0.0")
                .header("Authorization", "Bearer " + ann)
                .header("Upload-Length", "2000000")
                .POST(BodyPublishers.noBody()));
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
        var address = upload.headers().firstValue("Location").orElseThrow();

        assertThat(append(address, ann, 0, 1_000_000).statusCode()).isEqualTo(204);
        var refused = append(address, ann, 1_000_000, 1_000_000);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
        assertThat(retryAfter(refused)).isPositive();
        long stored = Long.parseLong(header(
                send(request(address, place())
                        .header("Tus-Resumable", "1.0.0")
                        .header("Authorization", "Bearer " + ann)
                        .method("HEAD", BodyPublishers.noBody())),
                "Upload-Offset"));
        assertThat(stored).isBetween(1_000_000L, 1L << 20);
    }

    @Test
    void formsCountLikeAllBytes() throws Exception {
        var ann = token(place());
        var file = new byte[2_000_000];
        System.arraycopy(MP4, 0, file, 0, MP4.length);

        var early = new Form().field("token", ann).field("title", "too much").file(file);
        assertThat(new DouyinClient(port).post("/douyin/publish/action/", early).code())
                .isEqualTo(TOO_MANY);

        var bob = token(place());
        var late = new Form().file(file).field("title", "too much").field("token", bob);
        assertThat(new DouyinClient(port).post("/douyin/publish/action/", late).code())
                .isEqualTo(TOO_MANY);
    }

    private HttpResponse<String> append(String address, String token, long offset, int length) throws Exception {
        return send(request(address, place())
                .header("Tus-Resumable", "1.0.0")
                .header("Authorization", "Bearer " + token)
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(new byte[length])));
    }

    private static String like(String token) {
        return "/douyin/favorite/action/?video_id=999999999&action_type=1&token=" + token;
    }

    @CanIgnoreReturnValue
    private String register(String from) throws Exception {
        var name = DouyinClient.unusedName();
        var answer = post("/douyin/user/register/?username=" + name + "&password=" + name, from);
        assertThat(code(answer)).as(answer.body()).isZero();
        return name;
    }

    private String token(String from) throws Exception {
        var name = register(from);
        return json(logIn(name, name, from)).path("token").asString();
    }

    private HttpResponse<String> logIn(String name, String password, String from) throws Exception {
        return HTTP.send(logInRequest(name, password, from), ofString());
    }

    private HttpRequest logInRequest(String name, String password, String from) {
        return request("/douyin/user/login/?username=" + name + "&password=" + password, from)
                .POST(BodyPublishers.noBody())
                .build();
    }

    private HttpResponse<String> post(String path, String from) throws Exception {
        return send(request(path, from).POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> delete(String path, String token) throws Exception {
        return send(request(path, place())
                .header("Authorization", "Bearer " + token)
                .DELETE());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), ofString());
    }

    private HttpRequest.Builder request(String path, String from) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port).resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("X-Forwarded-For", from);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static int code(HttpResponse<String> answer) {
        return json(answer).path("status_code").asInt();
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(-1);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** An address that nobody else has used, in a network of its own. */
    private static String place() {
        return network() + "1";
    }

    private static String network() {
        var random = ThreadLocalRandom.current();
        return IntStream.of(20 + random.nextInt(80), random.nextInt(256), random.nextInt(256))
                .mapToObj(part -> part + ".")
                .reduce("", String::concat);
    }
}
