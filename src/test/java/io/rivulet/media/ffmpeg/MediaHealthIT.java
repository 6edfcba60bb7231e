package io.rivulet.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.media.RunningMedia;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;

class MediaHealthIT extends RunningMedia {

    @Autowired
    Map<String, ReactiveHealthIndicator> indicators;

    @Test
    void theStoreAndFFmpegSayThatTheyWork() throws Exception {
        var s3 = await(indicator("S3HealthIndicator").health());
        var found = await(indicator("FFmpegHealthIndicator").health());

        assertThat(s3.getStatus()).isEqualTo(Status.UP);
        assertThat(found.getStatus()).isEqualTo(Status.UP);
        assertThat(found.getDetails()).containsKeys("version", "path");
    }

    @Test
    void aMissingFFmpegIsNamed() throws Exception {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("rivulet.media.ffmpeg", "/nowhere/ffmpeg")))
                .bindOrCreate("rivulet.media", MediaProperties.class);
        var programs = new Programs(settings);

        var health = await(new FFmpegHealthIndicator(new Installations(programs, settings)).health());

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().toString()).contains("/nowhere/ffmpeg");
        programs.destroy();
    }

    private ReactiveHealthIndicator indicator(String name) {
        return Objects.requireNonNull(indicators.get(name));
    }
}
