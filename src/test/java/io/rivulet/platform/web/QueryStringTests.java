package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class QueryStringTests {

    /** As Spring reads it, but for the first of several values and without parameters that have none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1",
                "a=1&b=2",
                "a=1&a=2&b=",
                "a&b=1",
                "=1&b=2",
                "a=&a=2",
                "&&a=1&&",
                "a==b=c",
                "name=%E6%BD%AE%E6%B1%90+x&%61=7",
                "a=%26%3D&b=%25"
            })
    void isReadAsElsewhere(String raw) {
        var spring = new HashMap<>(MockServerHttpRequest.method(HttpMethod.GET, URI.create("/?" + raw))
                .build()
                .getQueryParams()
                .toSingleValueMap());
        spring.values().removeIf(value -> value == null);
        assertThat(QueryString.firstValues(raw)).isEqualTo(spring);
    }

    @Test
    void thereMayBeNone() {
        assertThat(QueryString.firstValues(null)).isEmpty();
        assertThat(QueryString.firstValues("")).isEmpty();
    }
}
