package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.admin.Staff;
import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every text and every array that is sent may be as long as the description says, and no longer. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyBoundsIT {

    /** Whoever tries to get in is not told what was wrong. */
    private static final Set<String> SILENT = Set.of("logIn", "refresh");

    private Player player;

    @BeforeAll
    void fill(@LocalServerPort int port, @Autowired ApplicationContext server, @Autowired Environment environment)
            throws Exception {
        var caller = new Caller(port);
        var staff = Staff.of(server, new DouyinClient(port));
        player = new Player(
                caller, new Stage(caller, staff, Clips.of(environment).bytes(Clip.H264)));
    }

    /** A text or an array of a body. */
    record Sized(Operation operation, String member, JsonNode schema, int longest) {

        @Override
        public String toString() {
            return operation + " " + member;
        }
    }

    static Stream<Sized> members() throws IOException {
        return ApiDescription.read().operations().stream()
                .flatMap(operation -> new BodySchema(operation)
                        .members().entrySet().stream()
                                .filter(member -> longest(member.getValue()) > 0)
                                .map(member -> new Sized(
                                        operation, member.getKey(), member.getValue(), longest(member.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("members")
    void whatIsAsLongAsItMayBeIsTakenAndNothingLonger(Sized sized) throws Exception {
        assertThat(isToBlame(sized, send(sized, BodySchema.ofSize(sized.schema(), sized.longest()))))
                .isFalse();

        var refused = send(sized, BodySchema.ofSize(sized.schema(), sized.longest() + 1));
        if (SILENT.contains(sized.operation().id())) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        } else {
            assertThat(refused.statusCode()).as(refused.body()).isIn(400, 404, 422);
            assertThat(blamed(refused)).as(refused.body()).isEqualTo(sized.member());
        }
    }

    @ParameterizedTest
    @MethodSource("members")
    void whatAnArrayHasIsBoundedToo(Sized sized) throws Exception {
        var item = sized.schema().path("items");
        for (int over = 0; over < 2 && item.has("maxLength"); over++) {
            var text = BodySchema.text(item.path("maxLength").asInt() + over);
            var answer = send(sized, JsonNodeFactory.instance.arrayNode().add(text));
            assertThat(isToBlame(sized, answer)).as(answer.body()).isEqualTo(over == 1);
        }
    }

    private HttpResponse<String> send(Sized sized, JsonNode value) throws Exception {
        var operation = sized.operation();
        var actor = player.stage().actor(operation);
        var body = player.body(operation, actor);
        body.set(sized.member(), value);
        return player.send(operation, player.stage().path(operation, actor), actor, body.toString());
    }

    private static int longest(JsonNode schema) {
        return schema.path("maxLength").asInt(schema.path("maxItems").asInt(0));
    }

    /** Of what is not there, whatever its length, another thing is said. */
    private static boolean isToBlame(Sized sized, HttpResponse<String> answer) {
        return Set.of(400, 422).contains(answer.statusCode()) && blamed(answer).equals(sized.member());
    }

    private static String blamed(HttpResponse<String> answer) {
        return Player.json(answer).path("errors").path(0).path("field").asString("");
    }
}
