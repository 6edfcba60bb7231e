package io.rivulet.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTests {

    @Test
    void isWrittenAsAQuotaAndAWindow() {
        assertThat(Rate.valueOf("600/1m")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.valueOf("200GB/1h")).isEqualTo(new Rate(200L << 30, Duration.ofHours(1)));
        assertThat(Rate.valueOf(" 1/500ms ")).isEqualTo(new Rate(1, Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "600", "600/", "/1m", "0/1m", "-1/1m", "600/0s", "600/1y", "600/8d", "6 0/1m", "1XB/1h"})
    void anythingElseStopsTheStart(String text) {
        assertThatThrownBy(() -> Rate.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareIsNeverNothing() {
        assertThat(Rate.valueOf("1000/1m").scaled(25).quota()).isEqualTo(250);
        assertThat(Rate.valueOf("1/1m").scaled(1).quota()).isEqualTo(1);
        assertThat(new Rate(Long.MAX_VALUE, Duration.ofDays(1)).scaled(50).quota())
                .isPositive();
    }

    @Test
    void isNamedAsStructuredFields() {
        var rate = Rate.valueOf("100/1m");
        var standing = new Standing("login", rate, true, 50, Duration.ofMillis(29_001));
        assertThat(standing.toPolicy()).isEqualTo("\"login\";q=100;w=60");
        assertThat(standing.toField()).isEqualTo("\"login\";r=50;t=30");
    }
}
