package io.rivulet.platform.data;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How writes that arrive together are committed together.
 *
 * @param lanes transactions of one kind of write that run at the same time; more make each smaller
 * @param rows the most commands of one transaction
 * @param size the most bytes of one transaction, one command excepted
 * @param waiting the most commands of one kind that wait; more are refused
 * @param waitFor how long a command may wait for its transaction to begin
 * @param commitWithin how long a transaction may take before its callers are told to try again
 * @param announceWithin how long callers wait for caches to be told
 */
@Validated
@ConfigurationProperties("rivulet.group-commit")
record GroupCommitProperties(
        @DefaultValue("1") @Min(1) @Max(16) int lanes,
        @DefaultValue("128") @Min(1) @Max(4096) int rows,
        @DefaultValue("256KB") DataSize size,
        @DefaultValue("8192") @Min(1) @Max(1_000_000) int waiting,
        @DefaultValue("5s") Duration waitFor,
        @DefaultValue("30s") Duration commitWithin,
        @DefaultValue("50ms") Duration announceWithin) {}
