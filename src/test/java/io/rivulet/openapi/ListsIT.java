package io.rivulet.openapi;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.NarrowServer;
import io.rivulet.Statements;
import io.rivulet.account.role.Role;
import io.rivulet.admin.Staff;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.platform.counts.CountCheck;
import io.rivulet.platform.events.EventListener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

/** Each list that is described is as long as it says and no longer, and costs the same however much of it is shown. */
@NarrowServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {

    @Autowired
    private Statements statements;

    @Autowired
    private List<EventListener> listeners;

    private Caller caller;
    private Person star;
    private LongLists filled;

    @BeforeAll
    void fill(
            @LocalServerPort int port,
            @Autowired ApplicationContext server,
            @Autowired DatabaseClient database,
            @Autowired List<CountCheck> checks,
            @Autowired TransactionalOperator transaction)
            throws Exception {
        caller = new Caller(port);
        star = Staff.of(server, new DouyinClient(port)).join(Role.ADMIN);
        filled = LongLists.of(star.id(), database);
        filled.count(checks, transaction);
        listeners.forEach(EventListener::missed);
    }

    static Stream<Operation> lists() throws IOException {
        return ApiDescription.read().operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> operation
                        .description()
                        .resolved(operation
                                .answer(operation.success())
                                .path("content")
                                .path(Operation.JSON)
                                .path("schema"))
                        .path("properties")
                        .has("items"));
    }

    @Test
    void whateverIsAskedForInPartsIsAList() throws IOException {
        var parted = ApiDescription.read().operations().stream()
                .filter(operation -> operation.parameters("query").stream()
                        .anyMatch(parameter -> List.of("limit", "cursor")
                                .contains(parameter.path("name").asString())));
        assertThat(lists().map(Operation::id))
                .hasSizeGreaterThan(12)
                .containsExactlyInAnyOrderElementsOf(parted.map(Operation::id).toList());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListIsAsLongAsItSaysAndNoLonger(Operation list) throws Exception {
        int most = limit(list).path("maximum").asInt();
        assertThat(items(get(list, "?limit=1"))).hasSize(1);
        assertThat(items(get(list, ""))).hasSize(limit(list).path("default").asInt());
        var longest = get(list, "?limit=" + most);
        assertThat(items(longest)).hasSize(most);
        assertThat(Player.json(longest).path("next").asString("")).isNotEmpty();

        for (int limit : new int[] {most + 1, 0, Integer.MAX_VALUE}) {
            var refused = get(list, "?limit=" + limit);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Player.json(refused).path("errors").path(0).path("field").asString())
                    .isEqualTo("limit");
            assertThat(Player.json(refused).path("detail").asString()).endsWith("from 1 to " + most);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void allThatItMayShowCostsWhatOneOfThemDoes(Operation list) throws Exception {
        var most = "?limit=" + limit(list).path("maximum").asInt();
        get(list, "?limit=1");
        get(list, most);

        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(statements(list, most)).hasSameSizeAs(statements(list, "?limit=1")));
        if (!list.id().equals("feed")) { // of which the order is read again by itself
            await().atMost(ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(cold(list, most)).isNotEmpty().hasSameSizeAs(cold(list, "?limit=1")));
        }
    }

    private List<String> cold(Operation list, String query) throws Exception {
        listeners.forEach(EventListener::missed);
        return statements(list, query);
    }

    private List<String> statements(Operation list, String query) throws Exception {
        return statements.during(() -> assertThat(get(list, query).statusCode()).isEqualTo(200));
    }

    @CanIgnoreReturnValue
    private HttpResponse<String> get(Operation list, String query) throws Exception {
        var headers = Map.of("Authorization", "Bearer " + star.token());
        return caller.send("GET", filled.path(list) + query, headers, "");
    }

    private static JsonNode items(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Player.json(answer).path("items");
    }

    private static JsonNode limit(Operation list) {
        return list.parameters("query").stream()
                .filter(parameter -> parameter.path("name").asString().equals("limit"))
                .findFirst()
                .orElseThrow()
                .path("schema");
    }
}
