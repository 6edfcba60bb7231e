package io.rivulet.upload;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what comes in.
 *
 * @param maxSize largest file taken, inclusive
 * @param partSize size of an S3 part; S3 itself takes none below 5 MiB but the last
 * @param memory bytes that all uploads of this node together may hold, in whole parts
 * @param memoryWait how long an upload waits for a free part before it is refused as busy
 * @param unauthenticatedMax how much of a file is taken before its token is known
 * @param unauthenticatedUploads how many uploads may be in that state at once
 * @param idleTimeout how long a client may send nothing
 * @param staleAfter after how long without a sign of life an upload is swept
 */
@Validated
@ConfigurationProperties("rivulet.upload")
record UploadProperties(
        @DefaultValue("10GB") DataSize maxSize,
        @DefaultValue("8MB") DataSize partSize,
        @DefaultValue("128MB") DataSize memory,
        @DefaultValue("30s") Duration memoryWait,
        @DefaultValue("64MB") DataSize unauthenticatedMax,
        @DefaultValue("8") @Min(0) int unauthenticatedUploads,
        @DefaultValue("30s") Duration idleTimeout,
        @DefaultValue("15m") Duration staleAfter) {

    @AssertTrue(message = "rivulet.upload.part-size must be at least 5MB: S3 takes no smaller part but the last")
    boolean isPartTakenByS3() {
        return partSize.toBytes() >= DataSize.ofMegabytes(5).toBytes();
    }

    @AssertTrue(
            message = "rivulet.upload.unauthenticated-uploads must leave half of the parts of rivulet.upload.memory to"
                    + " those who have signed in")
    boolean isRoomLeftByStrangers() {
        return unauthenticatedUploads <= parts() / 2;
    }

    @AssertTrue(message = "rivulet.upload.memory must hold at least two parts of rivulet.upload.part-size")
    boolean isRoomForTwoParts() {
        return memory.toBytes() >= 2 * partSize.toBytes();
    }

    int parts() {
        return Math.toIntExact(memory.toBytes() / partSize.toBytes());
    }
}
