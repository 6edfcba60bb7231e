package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.admin.Staff;
import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What creates may be sent again, what is single tells whether it has changed, and what changes may depend on that. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsIT {

    /** Secrets are not kept to be handed out again; a name is taken once; uploads end by themselves. */
    private static final Set<String> WITHOUT_KEY = Set.of("register", "logIn", "beginUpload", "uploadInstantly");

    /** The key is the message's own, and holds as long as the conversation. */
    private static final String MESSAGE = "write";

    private Player player;

    @BeforeAll
    void fill(@LocalServerPort int port, @Autowired ApplicationContext server, @Autowired Environment environment)
            throws Exception {
        var caller = new Caller(port);
        var staff = Staff.of(server, new DouyinClient(port));
        player = new Player(
                caller, new Stage(caller, staff, Clips.of(environment).bytes(Clip.H264)));
    }

    static Stream<Operation> described() throws IOException {
        return ApiDescription.read().operations().stream()
                .filter(operation -> operation.path().startsWith("/api/v1/"));
    }

    static Stream<Operation> creations() throws IOException {
        return described().filter(operation -> takes(operation, "Idempotency-Key"));
    }

    static Stream<Operation> changes() throws IOException {
        return described().filter(operation -> takes(operation, "If-Match"));
    }

    @Test
    void whateverCreatesTakesAKeyButForThoseThatAreToldOf() throws IOException {
        assertThat(described()
                        .filter(operation -> operation.method().equals("post"))
                        .filter(operation -> operation.success() == 201)
                        .filter(operation -> !takes(operation, "Idempotency-Key"))
                        .map(Operation::id))
                .containsExactlyInAnyOrderElementsOf(WITHOUT_KEY);
        assertThat(creations()).hasSizeGreaterThan(3);
    }

    @Test
    void whateverIsSingleHasATagAndWhateverChangesAsksForIt() throws IOException {
        var untagged = described()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !takes(operation, "If-None-Match"))
                .map(Operation::id);
        assertThat(untagged)
                .allMatch(id ->
                        id.startsWith("list") || Set.of("feed", "showAudit").contains(id));
        assertThat(described()
                        .filter(operation -> operation.method().equals("patch"))
                        .filter(operation -> operation.sent().getKey().equals(Operation.JSON)))
                .hasSize(3)
                .allMatch(operation -> takes(operation, "If-Match"));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void aKeyThatIsSentAgainIsAnsweredTheSame(Operation operation) throws Exception {
        var actor = player.stage().actor(operation);
        var path = player.stage().path(operation, actor);
        var body = player.body(operation, actor);
        var key = UUID.randomUUID().toString();
        var first = player.send(operation, path, actor, body.toString(), "Idempotency-Key", key);
        var again = player.send(operation, path, actor, body.toString(), "Idempotency-Key", key);
        body.put("surplus", true);
        var other = player.send(operation, path, actor, body.toString(), "Idempotency-Key", key);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Caller.header(again, "Location")).isEqualTo(Caller.header(first, "Location"));
        if (operation.id().equals(MESSAGE)) {
            assertThat(other.body()).isEqualTo(first.body());
        } else {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(Player.problem(other)).isEqualTo("idempotency-key-reused");
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfWhatHasChangedIsRefused(Operation operation) throws Exception {
        var actor = player.stage().actor(operation);
        var path = player.stage().path(operation, actor);
        var headers = Map.of("Authorization", "Bearer " + actor.token());
        var shown = player.caller().send("GET", path, headers, "");
        var tag = Caller.header(shown, "ETag");
        var body = player.body(operation, actor).toString();
        var done = player.send(operation, path, actor, body, "If-Match", tag);
        var late = player.send(operation, path, actor, body, "If-Match", tag);
        var fresh = player.send(operation, path, actor, body, "If-Match", Caller.header(done, "ETag"));

        assertThat(tag).isNotEmpty();
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).isNotEqualTo(shown.body());
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(Player.problem(late)).isEqualTo("precondition-failed");
        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(player.send(operation, path, actor, body, "If-Match", "*").statusCode())
                .isEqualTo(200);
    }

    private static boolean takes(Operation operation, String header) {
        return operation.parameters("header").stream()
                .anyMatch(parameter -> parameter.path("name").asString().equals(header));
    }
}
