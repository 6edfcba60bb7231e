package io.rivulet.relation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How lists of people are cut.
 *
 * @param listMax people that one answer shows at most
 */
@Validated
@ConfigurationProperties("rivulet.relation")
record RelationProperties(
        @DefaultValue("200") @Min(1) @Max(1000) int listMax) {}
