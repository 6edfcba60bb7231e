package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedFailureTests {

    @Test
    void nobodyMakesALineOfTheLog() {
        var failure = new IllegalStateException(
                "no such\r\n2026-01-01T00:00:00Z  INFO forged\n\tforged, too\u001b[2J\0",
                new IllegalArgumentException("inner\nERROR forged"));

        var trace = LoggedFailure.trace(failure);

        assertThat(trace.lines())
                .filteredOn(line -> line.contains("forged"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .matches(
                                "(java.lang.IllegalStateException|Caused by: java.lang.IllegalArgumentException): .*"));
        assertThat(trace).doesNotContain("\u001b", "\0", "\r").contains("\n\tat ", "\nCaused by: ");
        assertThat(LoggedFailure.text(failure).lines()).hasSize(1);
    }

    @Test
    void noQueryIsLogged() {
        assertThat(LoggedFailure.trace(new IllegalStateException("GET /feed?token=secret failed")))
                .contains("/feed?…")
                .doesNotContain("secret");
    }
}
