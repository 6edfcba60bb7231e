package io.rivulet.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AccountPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaultsAreTheLeastThatIsSafe() {
        runner.run(context -> assertThat(context.getBean(AccountProperties.class))
                .isEqualTo(new AccountProperties(new AccountProperties.Argon2(19_456, 2, 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"argon2.memory=19455", "argon2.iterations=1", "argon2.parallelism=0"})
    void weakerSettingsStopTheStart(String setting) {
        runner.withPropertyValues("rivulet.account." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AccountProperties.class)
    static class Settings {}
}
