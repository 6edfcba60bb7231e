package io.rivulet.platform.loops;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The threads that move bytes.
 *
 * @param count event loops of the server, PostgreSQL and Redis together; 0 for as many as there are processors
 */
@Validated
@ConfigurationProperties("rivulet.event-loops")
record EventLoopProperties(
        @DefaultValue("0") @Min(0) @Max(256) int count) {

    int threads() {
        return count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }
}
