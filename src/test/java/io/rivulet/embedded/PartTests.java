package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PartTests {

    @Test
    void everythingIsMissingWithoutSettings() {
        assertThat(Part.missing(environment(Map.of()))).containsExactly(Part.values());
    }

    @ParameterizedTest
    @CsvSource({
        "spring.r2dbc.url, r2dbc:postgresql://db/app, POSTGRES",
        "spring.data.redis.url, redis://cache, REDIS",
        "spring.data.redis.host, cache, REDIS",
        "spring.data.redis.port, 6380, REDIS",
        "spring.data.redis.sentinel.nodes, a:1, REDIS",
        "spring.data.redis.cluster.nodes[0], a:1, REDIS",
        "rivulet.s3.endpoint, https://s3.example, S3",
        "rivulet.media.ffmpeg, /usr/bin/ffmpeg, FFMPEG",
        "rivulet.media.ffprobe, /usr/bin/ffprobe, FFMPEG"
    })
    void oneSettingTurnsOffItsOwnPartOnly(String name, String value, Part part) {
        assertThat(Part.missing(environment(Map.of(name, value))))
                .doesNotContain(part)
                .hasSize(Part.values().length - 1);
    }

    @Test
    void aBucketWithItsRegionIsAmazonItself() {
        var bucket = Map.<String, Object>of("rivulet.s3.bucket", "clips");
        var both = Map.<String, Object>of("rivulet.s3.bucket", "clips", "rivulet.s3.region", "eu-west-1");
        assertThat(Part.missing(environment(bucket))).contains(Part.S3);
        assertThat(Part.missing(environment(both))).doesNotContain(Part.S3);
    }

    @Test
    void anEmptyOrUnrelatedSettingTurnsNothingOff() {
        var settings = Map.<String, Object>of("spring.r2dbc.url", "", "spring.r2dbc.pool.max-size", "20");
        assertThat(Part.missing(environment(settings))).containsExactly(Part.values());
    }

    @Test
    void environmentVariablesCount() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("SPRING_R2DBC_URL", "r2dbc:postgresql://db/app")));
        ConfigurationPropertySources.attach(environment);
        assertThat(Part.missing(environment)).doesNotContain(Part.POSTGRES);
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
