package io.rivulet.platform.s3;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the bucket answers. */
@Component("S3HealthIndicator")
class S3HealthIndicator extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final S3Calls s3;

    S3HealthIndicator(S3Calls s3) {
        super("S3 does not answer");
        this.s3 = s3;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        return s3.call(client -> client.headBucket(request -> request.bucket(s3.bucket())))
                .timeout(PATIENCE)
                .map(answer -> builder.up().withDetail("bucket", s3.bucket()).build());
    }
}
