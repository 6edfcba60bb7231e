package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The description is whole, agrees with itself and with the page of the roles. */
class DescriptionTests {

    private static final Path ROLES = Path.of("src", "docs", "roles.md");

    static Stream<Operation> operations() throws IOException {
        return ApiDescription.read().operations().stream();
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        var description = ApiDescription.read();
        var seen = new ArrayList<JsonNode>();
        each(description.whole(), node -> {
            if (node.has("$ref")) {
                seen.add(description.resolved(node));
            }
        });
        assertThat(seen).hasSizeGreaterThan(50);
    }

    @Test
    void eachOperationHasAnIdOfItsOwn() throws IOException {
        assertThat(operations().map(Operation::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationSaysWhatItIsForAndHowItIsRefused(Operation operation) throws IOException {
        var tags = ApiDescription.read().whole().path("tags").findValuesAsString("name");
        assertThat(operation.node().path("summary").asString()).isNotBlank();
        assertThat(operation.node().path("tags").valueStream().map(JsonNode::asString))
                .hasSize(1)
                .isSubsetOf(tags);
        assertThat(operation.answer(400).path("description").asString()).startsWith("A refusal");
        assertThat(operation.answer(operation.success()).path("description").asString())
                .isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aPathNamesItsParameters(Operation operation) {
        assertThat(operation.parameters("path").stream()
                        .map(parameter -> "{" + parameter.path("name").asString() + "}"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(operation.path().split("/"))
                        .filter(part -> part.startsWith("{"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itsExamplesAreOfItsSchemas(Operation operation) throws IOException {
        var description = ApiDescription.read();
        operation.parameters().stream()
                .filter(parameter -> parameter.has("example"))
                .forEach(
                        parameter -> assertThat(description.faults(parameter.path("schema"), parameter.path("example")))
                                .isEmpty());
        contents(operation)
                .filter(content -> content.has("example"))
                .forEach(content -> assertThat(description.faults(content.path("schema"), content.path("example")))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsSentAndAnsweredAsJsonHasAnExample(Operation operation) {
        var described = Stream.concat(
                operation.takesBody() ? Stream.of(operation.sent()) : Stream.empty(),
                operation.answer(operation.success()).path("content").properties().stream());
        assertThat(described
                        .filter(content -> content.getKey().equals(Operation.JSON))
                        .map(Map.Entry::getValue))
                .allMatch(content -> content.has("example"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyTextAndEveryArrayThatIsSentHasABound(Operation operation) {
        assertThat(new BodySchema(operation).members())
                .allSatisfy((name, schema) ->
                        assertThat(BodySchema.isBounded(schema)).as(name).isTrue());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aListSaysHowLongItIsAtMost(Operation operation) {
        var answer = operation.answer(operation.success()).path("content").path(Operation.JSON);
        for (var member : operation
                .description()
                .resolved(answer.path("schema"))
                .path("properties")
                .properties()) {
            if (member.getValue().path("type").asString("").equals("array")) {
                var limit = operation.parameters("query").stream()
                        .filter(parameter -> parameter.path("name").asString().equals("limit"))
                        .mapToInt(parameter ->
                                parameter.path("schema").path("maximum").asInt(Integer.MAX_VALUE))
                        .max()
                        .orElse(0);
                assertThat(member.getValue().path("maxItems").asInt(-1))
                        .as(member.getKey())
                        .isGreaterThanOrEqualTo(limit);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsSentHasAnExample(Operation operation) {
        assertThat(operation.node().path("requestBody").path("content").valueStream())
                .allMatch(content -> content.has("example") || content.has("examples"));
    }

    /** Which is walked with every role, see PermissionWalkIT. */
    @Test
    void theTableOfTheRolesHasAllRequests() throws IOException {
        assertThat(rows().map(List::getFirst).map(request -> request.replace("/**", "")))
                .containsAll(operations().map(Operation::name).toList());
    }

    @Test
    void itSaysOfTheSameRequestsThatTheyTakeASignInAsTheTableOfTheRoles() throws IOException {
        var closed = operations()
                .filter(operation -> !operation.isOpen())
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(closed).isEqualTo(signedIn(operations().map(Operation::name).collect(Collectors.toSet())));
    }

    /** What nobody may do, of what is described. */
    private static Set<String> signedIn(Set<String> described) throws IOException {
        return rows().filter(cells -> cells.get(1).equals("sign in"))
                .map(List::getFirst)
                .filter(described::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The cells of each row of the table. */
    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(ROLES).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.replace("`", "").split("\\|"))
                        .skip(1)
                        .map(String::strip)
                        .toList());
    }

    private static Stream<JsonNode> contents(Operation operation) {
        return Stream.concat(
                operation.node().path("requestBody").path("content").valueStream(),
                Stream.of(operation.success(), 400)
                        .map(operation::answer)
                        .flatMap(answer -> answer.path("content").valueStream()));
    }

    private static void each(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.forEach(child -> each(child, visitor));
    }
}
