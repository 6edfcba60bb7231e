package io.rivulet.upload.engine;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How uploads are kept.
 *
 * @param expiresAfter how long an upload may take until it is claimed
 * @param unfinishedMax uploads that one account may have begun and not finished
 * @param quota bytes that one account may have, stored or announced
 * @param restAfter how long bytes wait in memory for more of them before they are stored
 * @param lease how long an upload stays with a node that gives no sign of life
 * @param staleAfter after how long without a sign of life a form's file is swept
 * @param strayAfter how old what no row knows must be before it is swept from the store
 */
@Validated
@ConfigurationProperties("rivulet.upload")
public record EngineProperties(
        @DefaultValue("7d") Duration expiresAfter,
        @DefaultValue("32") @Min(1) int unfinishedMax,
        @DefaultValue("100GB") DataSize quota,
        @DefaultValue("10s") Duration restAfter,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("15m") Duration staleAfter,
        @DefaultValue("1d") Duration strayAfter) {}
