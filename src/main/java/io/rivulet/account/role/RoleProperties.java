package io.rivulet.account.role;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may do what.
 *
 * @param publish the least role that uploads files and publishes videos
 * @param cached the accounts whose roles a node remembers at most
 */
@Validated
@ConfigurationProperties("rivulet.roles")
record RoleProperties(
        @DefaultValue("USER") Role publish,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int cached) {}
