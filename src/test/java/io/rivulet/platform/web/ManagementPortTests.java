package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class ManagementPortTests {

    @ParameterizedTest
    @CsvSource({"9000, 9001", "0, 0", "-1, -1"})
    void liesAboveTheServersPort(String server, String management) {
        assertThat(portWith(new MockEnvironment().withProperty("server.port", server)))
                .isEqualTo(management);
    }

    @Test
    void liesAboveTheDefaultPort() {
        assertThat(portWith(new MockEnvironment())).isEqualTo("8081");
    }

    @Test
    void isTheConfiguredOneWhenThereIsOne() {
        var environment =
                new MockEnvironment().withProperty("server.port", "9000").withProperty("management.server.port", "7");
        assertThat(portWith(environment)).isEqualTo("7");
    }

    private static String portWith(MockEnvironment environment) {
        new ManagementPort().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty("management.server.port");
    }
}
