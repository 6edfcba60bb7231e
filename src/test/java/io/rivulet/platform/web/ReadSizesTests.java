package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ReadSizesTests {

    @Test
    void aFewConnectionsReadMoreAtOnce() {
        assertThat(grown(1)).isEqualTo(ReadSizes.MOST);
        assertThat(grown(16)).isEqualTo(ReadSizes.MOST);
        assertThat(grown(32)).isEqualTo(ReadSizes.MOST / 2);
    }

    @Test
    void manyReadWhatIsUsual() {
        assertThat(grown(100)).isEqualTo(ReadSizes.USUAL);
        assertThat(grown(100_000)).isEqualTo(ReadSizes.USUAL);
    }

    @Test
    void whoSendsLittleIsGivenLittle() {
        var handle = new ReadSizes(() -> 1).newHandle();
        assertThat(handle.guess()).isLessThanOrEqualTo(2048);
        for (int read = 0; read < 20; read++) {
            handle.reset(new EmbeddedChannel().config());
            handle.attemptedBytesRead(handle.guess());
            handle.lastBytesRead(100);
            handle.readComplete();
        }
        assertThat(handle.guess()).isLessThanOrEqualTo(512);
    }

    @Test
    void aBufferIsAsLargeAsItsShare() {
        var handle = full(100);
        var buffer = handle.allocate(UnpooledByteBufAllocator.DEFAULT);
        assertThat(buffer.capacity()).isEqualTo(ReadSizes.USUAL);
        assertThat(buffer.release()).isTrue();
    }

    private static int grown(int connections) {
        return full(connections).guess();
    }

    /** Of a connection whose reads were full each time. */
    private static RecvByteBufAllocator.ExtendedHandle full(int connections) {
        var handle = new ReadSizes(() -> connections).newHandle();
        for (int read = 0; read < 50; read++) {
            handle.attemptedBytesRead(handle.guess());
            handle.lastBytesRead(handle.guess());
        }
        return handle;
    }
}
