package io.rivulet.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Parts of four bytes, in a memory for three of them. */
class UploadWriterTests {

    private final SlowS3 s3 = new SlowS3();
    private final PartBuffers buffers = new PartBuffers(new UploadProperties(
            DataSize.ofMegabytes(1),
            DataSize.ofBytes(4),
            DataSize.ofBytes(12),
            Duration.ofSeconds(20),
            DataSize.ofMegabytes(1),
            8,
            Duration.ofSeconds(30),
            Duration.ofMinutes(15)));
    private final UploadWriter writer = writer();

    @AfterEach
    void noMemoryIsHeld() {
        assertThat(buffers.held()).isZero();
    }

    @Test
    void whatFitsIntoOnePartWaitsForNothing() throws Exception {
        assertThat(write("ab")).isCompleted();
        assertThat(write("c")).isCompleted();
        assertThat(s3.begun()).isEmpty();
        assertThat(buffers.held()).isOne();
        release();
    }

    @Test
    void oneIsSentWhileTheNextIsFilledAndAThirdWaits() throws Exception {
        assertThat(write("abcd")).isCompleted();
        assertThat(write("efg")).isCompleted();
        assertThat(buffers.held()).isEqualTo(2);

        var third = write("hij");
        assertThat(third).isNotDone();
        assertThat(s3.begun()).containsExactly("1:abcd");
        assertThat(buffers.held()).isEqualTo(2);

        s3.succeed(1);
        assertThat(third).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(s3.begun()).containsExactly("1:abcd", "2:efgh");
        assertThat(buffers.held()).isEqualTo(2);
        release();
    }

    @Test
    void aPieceLargerThanManyPartsIsSentInTheirOrder() throws Exception {
        s3.succeedAtOnce();
        assertThat(write("abcdefghijklmn")).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(write("opq")).succeedsWithin(5, TimeUnit.SECONDS);
        var stored = writer.finish().toFuture().get(5, TimeUnit.SECONDS);
        assertThat(s3.begun()).containsExactly("1:abcd", "2:efgh", "3:ijkl", "4:mnop", "5:q");
        assertThat(stored.parts()).extracting(CompletedPart::partNumber).containsExactly(1, 2, 3, 4, 5);
        assertThat(stored.parts()).extracting(CompletedPart::eTag).containsExactly("e1", "e2", "e3", "e4", "e5");
        assertThat(stored.size()).isEqualTo(17);
    }

    @Test
    void theEndWaitsForTheLastPart() throws Exception {
        assertThat(write("ab")).isCompleted();
        var stored = writer.finish().toFuture();
        assertThat(stored).isNotDone();
        assertThat(s3.begun()).containsExactly("1:ab");
        s3.succeed(1);
        assertThat(stored.get(5, TimeUnit.SECONDS).size()).isEqualTo(2);
    }

    @Test
    void whereMemoryIsUsedUpBytesWaitForIt() throws Exception {
        var others = new UploadWriter[] {writer(), writer(), writer()};
        for (var other : others) {
            assertThat(write(other, "x")).isCompleted();
        }
        var waiting = write("a");
        assertThat(waiting).isNotDone();
        others[1].release().toFuture().get(5, TimeUnit.SECONDS);
        assertThat(waiting).succeedsWithin(5, TimeUnit.SECONDS);
        others[0].release().toFuture().get(5, TimeUnit.SECONDS);
        others[2].release().toFuture().get(5, TimeUnit.SECONDS);
        release();
    }

    @Test
    void aFailureOfS3EndsTheNextStepAndGivesItsMemoryBack() throws Exception {
        assertThat(write("abcd")).isCompleted();
        var next = write("efgh");
        s3.fail(1, "disk full");
        assertThatThrownBy(() -> next.get(5, TimeUnit.SECONDS)).hasMessageContaining("disk full");
        assertThat(s3.begun()).containsExactly("1:abcd");
        release();
    }

    @Test
    void whatIsBeingSentIsGivenUpWithTheUpload() throws Exception {
        assertThat(write("abcd")).isCompleted();
        assertThat(write("ef")).isCompleted();
        release();
        assertThat(s3.isCancelled(1)).isTrue();
    }

    @Test
    void releasingTwiceGivesBackOnce() throws Exception {
        assertThat(write("ab")).isCompleted();
        release();
        release();
    }

    private UploadWriter writer() {
        return new UploadWriter(new UploadTarget("t", s3.store(), s3.rows()), buffers);
    }

    private void release() throws Exception {
        writer.release().toFuture().get(5, TimeUnit.SECONDS);
    }

    private CompletableFuture<@Nullable Void> write(String text) {
        return write(writer, text);
    }

    private static CompletableFuture<@Nullable Void> write(UploadWriter writer, String text) {
        return Mono.defer(() -> writer.write(Unpooled.wrappedBuffer(text.getBytes(US_ASCII))))
                .toFuture();
    }
}
