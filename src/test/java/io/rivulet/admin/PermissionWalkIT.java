package io.rivulet.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.account.role.Role;
import io.rivulet.douyin.DouyinClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.reactive.function.server.RouterFunction;

/** Everybody at every address, and at what is another's: as the table of the roles says. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionWalkIT {

    private static final Path PAGE = Path.of("src", "docs", "roles.md");
    private static final String NOTHING_OF_ANOTHER = "–";

    private static final Map<Integer, String> WORDS =
            Map.of(200, "yes", 201, "yes", 204, "yes", 401, "sign in", 403, "no", 404, "none", 405, "never");
    private static final Map<Integer, String> WORDS_OF_CODES =
            Map.of(0, "yes", 2004, "sign in", 2021, "no", 5002, "none", 7002, "none");

    @Autowired
    private List<RouterFunction<?>> functions;

    private AdminClient api;
    private Requests requests;
    private Walker other;
    private Walker stranger;
    private final List<Walker> walkers = new ArrayList<>();

    @BeforeAll
    void register(@LocalServerPort int port, @Autowired ApplicationContext server, @Autowired Environment environment)
            throws Exception {
        var client = new DouyinClient(port);
        api = new AdminClient(port);
        var clip = Clips.of(environment).bytes(Clip.H264);
        var staff = Staff.of(server, client);
        for (var role : Role.values()) {
            walkers.add(new Walker(client, api, clip, staff.join(role)));
        }
        other = new Walker(client, api, clip, client.register());
        stranger = new Walker(client, api, clip, client.register());
        requests = new Requests(api, stranger, new Walker(client, api, clip, client.register()));
    }

    /** The cells of a row: the request, what comes of it for nobody and each role, and at what is another's. */
    static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| `[A-Za-z ]+ /.*"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(cell -> cell.replace("`", "").strip())
                        .toList());
    }

    @Test
    void theTableHasEveryAddress() throws IOException {
        var addresses = Routes.of(functions);
        assertThat(addresses).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assertThat(rows().map(List::getFirst)).containsExactlyInAnyOrderElementsOf(addresses);
        assertThat(requests.all().keySet()).containsExactlyInAnyOrderElementsOf(addresses);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowSaysWhatComesOfItsRequest(List<String> row) throws Exception {
        var ask = Objects.requireNonNull(requests.all().get(row.getFirst()));
        var found = new ArrayList<String>();
        found.add(outcome(ask.by(other.anonymous(), other)));
        for (var walker : walkers) {
            found.add(outcome(ask.by(walker, walker)));
        }
        assertThat(found).as(row.getFirst()).isEqualTo(row.subList(1, 6));
    }

    /** A role gives nobody what is another's. */
    @ParameterizedTest
    @MethodSource("rowsOfAnothers")
    void aRowSaysWhatComesOfItsRequestForWhatIsAnothers(List<String> row) throws Exception {
        var ask = Objects.requireNonNull(requests.all().get(row.getFirst()));
        for (var walker : walkers) {
            assertThat(outcome(ask.by(walker, other)))
                    .as(row.getFirst() + " by " + walker.person())
                    .isEqualTo(row.get(6));
        }
    }

    static Stream<List<String>> rowsOfAnothers() throws IOException {
        return rows().filter(row -> !row.get(6).equals(NOTHING_OF_ANOTHER));
    }

    /** What moderators and administrators ask for is another's in all cells. */
    @Test
    void eachAddressThatNamesSomethingIsAskedForWhatIsAnothers() throws IOException {
        assertThat(rows().filter(row -> row.get(6).equals(NOTHING_OF_ANOTHER)).map(List::getFirst))
                .filteredOn(request -> request.matches(".*\\{(id|token|video)}.*"))
                .allMatch(request -> request.startsWith("any other ") || request.contains(" /api/v1/admin/"));
    }

    @Test
    void whatTwoWriteToEachOtherIsTheirsAlone() throws Exception {
        var address = "/api/v1/conversations/" + stranger.person().id() + "/messages";
        assertThat(api.send("POST", address, other.token(), "{\"content\": \"between us\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.get(address, other.token()).body()).contains("between us");
        for (var walker : walkers) {
            for (var peer : List.of(stranger, other)) {
                var id = peer.person().id();
                assertThat(api.get("/api/v1/conversations/" + id + "/messages", walker.token())
                                .body())
                        .doesNotContain("between us");
                assertThat(api.get("/douyin/message/chat/?to_user_id=" + id + "&token=" + walker.token(), "")
                                .body())
                        .contains("message_list")
                        .doesNotContain("between us");
            }
        }
    }

    private static String outcome(HttpResponse<String> answer) {
        if (answer.uri().getPath().startsWith("/douyin")) {
            int code = AdminClient.json(answer).path("status_code").asInt(-1);
            return WORDS_OF_CODES.getOrDefault(code, answer.body());
        }
        return WORDS.getOrDefault(answer.statusCode(), answer.statusCode() + " " + answer.body());
    }
}
