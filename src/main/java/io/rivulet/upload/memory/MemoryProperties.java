package io.rivulet.upload.memory;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What uploads may hold in memory.
 *
 * @param memory bytes that all uploads of this node together may hold
 * @param memoryWait how long an upload waits for memory before it is refused as busy
 * @param partSize how much of an upload is gathered before it is sent to the store
 */
@Validated
@ConfigurationProperties("rivulet.upload")
public record MemoryProperties(
        @DefaultValue("128MB") DataSize memory,
        @DefaultValue("30s") Duration memoryWait,
        @DefaultValue("8MB") DataSize partSize) {

    private static final long TAKEN_BY_S3 = 5L << 20;
    private static final int LEAST_SEGMENT = 64 << 10;
    private static final int LARGEST_SEGMENT = 256 << 10;
    private static final int SEGMENTS_OF_A_PART = 32;

    @AssertTrue(message = "rivulet.upload.part-size must be at least 64KB")
    boolean isPartLargeEnough() {
        return partSize.toBytes() >= LEAST_SEGMENT;
    }

    @AssertTrue(message = "rivulet.upload.memory must hold at least two parts of rivulet.upload.part-size")
    boolean isRoomForTwoParts() {
        return memory.toBytes() >= 2 * partSize.toBytes();
    }

    int segments() {
        return Math.toIntExact(memory.toBytes() / segmentSize());
    }

    /** In bytes, a power of two: few steps for a whole part, and little that a slow upload holds and does not fill. */
    int segmentSize() {
        long share = Long.highestOneBit(partSize.toBytes() / SEGMENTS_OF_A_PART);
        return Math.toIntExact(Math.clamp(share, LEAST_SEGMENT, LARGEST_SEGMENT));
    }

    /** The least that is stored as a part; S3 takes none below 5 MiB but the last. */
    public long leastPart() {
        return Math.min(partSize.toBytes(), TAKEN_BY_S3);
    }
}
