package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Compared with what Jackson writes. */
class JsonBytesTests {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                12_345,
                9_007_199_254_740_991L,
                999_999_999_999_999_999L,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void numbers(long value) {
        assertThat(new JsonBytes(0).number(value).toByteArray()).isEqualTo(MAPPER.writeValueAsBytes(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tides",
                "潮汐",
                "👩‍👩‍👧",
                "\"quoted\" \\ back",
                "line\nfeed\ttab\u0001\u001f",
                "</script>",
                "\u2028\u007f"
            })
    void strings(String value) {
        assertThat(new JsonBytes(0).string(value).toByteArray()).isEqualTo(MAPPER.writeValueAsBytes(value));
    }

    @Test
    void members() {
        var same = new LinkedHashMap<String, Object>();
        same.put("id", 7);
        same.put("name", "Ann");
        same.put("follows", List.of(true, false));
        var json = new JsonBytes(4)
                .put('{')
                .member("id")
                .number(7)
                .member("name")
                .string("Ann")
                .member("follows")
                .put('[')
                .bool(true)
                .put(',')
                .bool(false)
                .put(']')
                .put('}');
        assertThat(json.toByteArray()).isEqualTo(MAPPER.writeValueAsBytes(same));
        assertThat(json.size()).isEqualTo(json.toByteArray().length);
    }
}
