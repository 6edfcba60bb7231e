package io.rivulet.platform.s3;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Whether the bucket answers. */
@Component("S3HealthIndicator")
class S3HealthIndicator extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final S3AsyncClient s3;
    private final S3Properties settings;

    S3HealthIndicator(S3AsyncClient s3, S3Properties settings) {
        super("S3 does not answer");
        this.s3 = s3;
        this.settings = settings;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return Mono.fromFuture(() -> s3.headBucket(request -> request.bucket(settings.bucket())))
                .timeout(PATIENCE)
                .map(answer ->
                        builder.up().withDetail("bucket", settings.bucket()).build());
    }
}
