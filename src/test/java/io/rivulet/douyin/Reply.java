package io.rivulet.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the contract, whose outer shape is checked whatever it says. */
public record Reply(JsonNode json) {

    /** What the server says when it has failed itself, and never to blame a request. */
    private static final int INTERNAL = 1090;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public static Reply of(int status, String type, String body) {
        assertThat(status).as(body).isEqualTo(200);
        assertThat(type).matches("application/json(;\\s*charset=utf-8)?");
        var json = MAPPER.readTree(body);
        assertThat(json.path("status_code").isInt()).as(body).isTrue();
        assertThat(json.path("status_msg").isString()).as(body).isTrue();
        assertThat(json.path("status_msg").asString()).isNotBlank();
        return new Reply(json);
    }

    public int code() {
        return json.path("status_code").asInt();
    }

    public String message() {
        return json.path("status_msg").asString();
    }

    public JsonNode videos() {
        assertSuccess();
        return json.path("video_list");
    }

    @CanIgnoreReturnValue
    public Reply assertSuccess() {
        assertThat(code()).as(message()).isZero();
        return this;
    }

    /** Nothing but the envelope, and in it a sentence for people. */
    @CanIgnoreReturnValue
    public Reply assertRefused() {
        assertThat(code()).as(json.toString()).isPositive().isNotEqualTo(INTERNAL);
        assertThat(Set.copyOf(json.propertyNames())).isSubsetOf("status_code", "status_msg", "token", "user_id");
        assertThat(message()).contains(" ").doesNotContain("Exception", "\tat ", "io.rivulet", "<html");
        return this;
    }

    @CanIgnoreReturnValue
    public Reply assertRefusedBecauseOf(String word) {
        assertRefused();
        assertThat(message()).contains(word);
        return this;
    }
}
