package io.rivulet.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SessionPropertiesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaultsAreTheLeastThatIsSafe() {
        runner.run(context -> assertThat(context.getBean(SessionProperties.class))
                .isEqualTo(new SessionProperties(
                        new SessionProperties.Tokens("rivulet", "rivulet", 20_000, Duration.ofMinutes(1)),
                        new SessionProperties.Sessions(Duration.ofMinutes(10), Duration.ofDays(30), 100),
                        new SessionProperties.Keys(Duration.ofDays(30), Duration.ofHours(1)),
                        Duration.ofDays(30),
                        null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token-life=1s",
                "tokens.audience=",
                "tokens.cached=0",
                "tokens.ask-again-after=2h",
                "sessions.access-life=1s",
                "sessions.refresh-life=1s",
                "sessions.max=0",
                "keys.rotate-every=1h",
                "keys.publish-ahead=1m"
            })
    void weakerSettingsStopTheStart(String setting) {
        runner.withPropertyValues("rivulet.account." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void theKeyIsNotPrinted() {
        runner.withPropertyValues("rivulet.account.signing-key=secret")
                .run(context -> assertThat(context.getBean(SessionProperties.class))
                        .asString()
                        .doesNotContain("secret"));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SessionProperties.class)
    static class Settings {}
}
