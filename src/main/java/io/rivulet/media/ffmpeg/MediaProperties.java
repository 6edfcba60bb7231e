package io.rivulet.media.ffmpeg;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what is accepted and of the work on it.
 *
 * @param libraryPath where a bundled FFmpeg finds its libraries; empty for an installed one
 * @param scratchDir where outputs lie until they are in S3, {@code scratch} in the data folder when absent; emptied at start, and holds at most one output of
 *     {@code work.max-output} for each running program
 */
@Validated
@ConfigurationProperties("rivulet.media")
record MediaProperties(
        @DefaultValue("ffmpeg") @NotBlank String ffmpeg,
        @DefaultValue("ffprobe") @NotBlank String ffprobe,
        @DefaultValue("") String libraryPath,
        @Nullable Path scratchDir,
        @DefaultValue @Valid Accepted accepted,
        @DefaultValue @Valid Work work,
        @DefaultValue @Valid Lanes lanes) {

    /**
     * What a video or a picture may be.
     *
     * @param maxPixels of a frame
     * @param maxPicture the bytes of a picture as it is sent
     */
    record Accepted(
            @DefaultValue("60m") @NotNull Duration maxDuration,
            @DefaultValue("35389440") @Min(1) @Max(1 << 28) int maxPixels,
            @DefaultValue("10MB") @NotNull DataSize maxPicture) {}

    /**
     * What one program may take.
     *
     * @param quickWithin the wall clock of a probe, a cover or a remux in the quick lane
     * @param slowWithin the wall clock of a transcode or a large remux
     * @param stalledAfter how long a program may make no progress
     * @param threads of one transcode; 0 for as many as there are processors
     */
    record Work(
            @DefaultValue("1m") @NotNull Duration quickWithin,
            @DefaultValue("3h") @NotNull Duration slowWithin,
            @DefaultValue("1m") @NotNull Duration stalledAfter,
            @DefaultValue("2GB") @NotNull DataSize maxOutput,
            @DefaultValue("0") @Min(0) @Max(64) int threads,

            @DefaultValue("veryfast") @Pattern(regexp = "[a-z]+")
            String preset) {}

    /**
     * How many programs run at the same time, and how many wait.
     *
     * @param quickUpTo the largest file that is remuxed in the quick lane
     */
    record Lanes(
            @DefaultValue("2") @Min(1) @Max(64) int quick,
            @DefaultValue("1") @Min(1) @Max(16) int slow,
            @DefaultValue("64") @Min(0) @Max(10_000) int waiting,
            @DefaultValue("64MB") @NotNull DataSize quickUpTo) {}
}
