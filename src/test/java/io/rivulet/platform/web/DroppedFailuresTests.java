package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Operators;
import reactor.netty.channel.AbortedException;
import reactor.util.context.Context;

@ExtendWith(OutputCaptureExtension.class)
class DroppedFailuresTests {

    @BeforeEach
    void hear() {
        new DroppedFailures().afterPropertiesSet();
    }

    @Test
    void callersWhoHaveGoneMakeNoLine(CapturedOutput output) {
        drop(new AbortedException("Connection has been closed"));
        drop(WebError.NOT_FOUND.because("nobody asks any more"));

        assertThat(output).isEmpty();
    }

    @Test
    void aFailureOfTheServerIsTold(CapturedOutput output) {
        drop(new IllegalStateException("the disk is full"));

        assertThat(output).contains("ERROR", "the disk is full", "DroppedFailuresTests");
    }

    private static void drop(Throwable failure) {
        Operators.onErrorDropped(failure, Context.empty());
    }
}
