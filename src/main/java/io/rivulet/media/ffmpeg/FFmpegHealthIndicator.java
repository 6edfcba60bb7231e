package io.rivulet.media.ffmpeg;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which FFmpeg works on videos here, or why none does. */
@Component("FFmpegHealthIndicator")
class FFmpegHealthIndicator extends AbstractReactiveHealthIndicator {

    private final Installations installations;

    FFmpegHealthIndicator(Installations installations) {
        super("FFmpeg does not run");
        this.installations = installations;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return installations
                .current()
                .map(found -> builder.up()
                        .withDetail("version", found.version())
                        .withDetail("path", found.path())
                        .build());
    }
}
