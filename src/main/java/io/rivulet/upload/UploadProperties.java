package io.rivulet.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what comes in, however it comes.
 *
 * @param maxSize largest file taken, inclusive
 * @param idleTimeout how long a client may send nothing
 */
@Validated
@ConfigurationProperties("rivulet.upload")
public record UploadProperties(
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("30s") Duration idleTimeout) {}
