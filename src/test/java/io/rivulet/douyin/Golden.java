package io.rivulet.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON document that an answer must equal member by member; `<…>` stands for any value of that kind. */
record Golden(JsonNode expected) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long FIRST_INEXACT = 1L << 53;

    static Golden json(String text) {
        return new Golden(MAPPER.readTree(text));
    }

    void assertEquals(JsonNode actual) {
        compare("$", expected, actual);
    }

    private static void compare(String at, JsonNode expected, JsonNode actual) {
        switch (expected.getNodeType()) {
            case OBJECT -> compareMembers(at, expected, actual);
            case ARRAY -> compareElements(at, expected, actual);
            case STRING -> compareText(at, expected.asString(), actual);
            default -> assertThat(actual).as(at).isEqualTo(expected);
        }
    }

    private static void compareMembers(String at, JsonNode expected, JsonNode actual) {
        assertThat(actual.isObject()).as(at + " in " + actual).isTrue();
        assertThat(Set.copyOf(actual.propertyNames())).as(at).isEqualTo(Set.copyOf(expected.propertyNames()));
        expected.propertyNames().forEach(name -> compare(at + "." + name, expected.path(name), actual.path(name)));
    }

    private static void compareElements(String at, JsonNode expected, JsonNode actual) {
        assertThat(actual.isArray()).as(at).isTrue();
        assertThat(actual.size()).as(at).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            compare(at + "[" + i + "]", expected.path(i), actual.path(i));
        }
    }

    private static void compareText(String at, String expected, JsonNode actual) {
        switch (expected) {
            case "<id>" -> {
                assertThat(actual.isIntegralNumber()).as(at).isTrue();
                assertThat(actual.asLong()).as(at).isPositive().isLessThan(FIRST_INEXACT);
            }
            case "<text>" -> {
                assertThat(actual.isString()).as(at).isTrue();
                assertThat(actual.asString()).as(at).isNotBlank();
            }
            case "<url>" -> {
                assertThat(actual.isString()).as(at).isTrue();
                assertThat(actual.asString()).as(at).matches("http://localhost:\\d+/media/[^?#]+");
            }
            default -> {
                assertThat(actual.isString()).as(at).isTrue();
                assertThat(actual.asString()).as(at).isEqualTo(expected);
            }
        }
    }
}
