package io.rivulet.upload.form;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is taken before anybody answers for it.
 *
 * @param unauthenticatedMax how much of a file is taken before its token is known
 * @param unauthenticatedUploads how many uploads may be in that state at once
 */
@Validated
@ConfigurationProperties("rivulet.upload")
record FormProperties(
        @DefaultValue("64MB") DataSize unauthenticatedMax,
        @DefaultValue("8") @Min(0) int unauthenticatedUploads) {}
