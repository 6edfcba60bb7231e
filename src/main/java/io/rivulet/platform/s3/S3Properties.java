package io.rivulet.platform.s3;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where objects are kept.
 *
 * @param endpoint the store's address; AWS itself when absent
 * @param accessKey the account; the SDK's usual chain of credentials when absent
 * @param connections how many writes and small calls run at the same time
 * @param viewers how many deliveries run at the same time
 * @param answerWithin how long a small call or the first byte of an object may take
 * @param idleFor how long a connection may be open without a byte moving on it
 */
@Validated
@ConfigurationProperties("rivulet.s3")
record S3Properties(
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") @NotBlank String region,
        @DefaultValue("rivulet") @NotBlank String bucket,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("48") @Min(4) @Max(1024) int connections,
        @DefaultValue("1024") @Min(16) @Max(65536) int viewers,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("2m") Duration idleFor) {

    @AssertTrue(message = "rivulet.s3.access-key and rivulet.s3.secret-key belong together: set both or neither")
    boolean isKeyPairWhole() {
        return (accessKey == null) == (secretKey == null);
    }
}
