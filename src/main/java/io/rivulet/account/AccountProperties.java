package io.rivulet.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Settings of passwords. */
@Validated
@ConfigurationProperties("rivulet.account")
record AccountProperties(@DefaultValue @Valid Argon2 argon2) {

    /**
     * What a password hash costs: never less than 19 MiB and two passes.
     *
     * @param memory in KiB
     */
    record Argon2(
            @DefaultValue("19456") @Min(19_456) @Max(1_048_576)
            int memory,

            @DefaultValue("2") @Min(2) @Max(100) int iterations,
            @DefaultValue("1") @Min(1) @Max(16) int parallelism) {}
}
