package io.rivulet.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.rivulet.platform.web.ApiException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** One request from its first byte on: who sends nothing is not waited for, and every buffer is given back. */
class UploadSessionTests {

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

    /** In front of the first part, within its header and within its value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "--b\r\nContent-Dis",
                "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTi"
            })
    void breaksOffWhereverAClientFallsSilent(String beginning) {
        var body = Flux.concat(Flux.just(buffer(beginning)), Flux.<DataBuffer>never());
        session()
                .receive(new FormRequest(body, "b", Map.of()))
                .as(StepVerifier::create)
                .expectErrorMatches(failure -> refused(failure, UploadError.CLIENT_STALLED))
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void releasesOnceWhatCannotBeRead() {
        // as the server hands it over: it keeps a share of its own until the call is over
        var piece = ByteBufAllocator.DEFAULT
                .buffer()
                .writeBytes("--b and no form".getBytes(US_ASCII))
                .retain();
        session()
                .receive(new FormRequest(Flux.just(BUFFERS.wrap(piece)), "b", Map.of()))
                .as(StepVerifier::create)
                .expectErrorMatches(failure -> refused(failure, UploadError.FORM_UNREADABLE))
                .verify(Duration.ofSeconds(10));
        assertThat(piece.refCnt()).isOne();
        piece.release();
    }

    private static boolean refused(Throwable failure, UploadError code) {
        return failure instanceof ApiException refusal && refusal.code() == code;
    }

    private static UploadSession session() {
        var properties = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("rivulet.upload", Bindable.of(UploadProperties.class));
        var target = new UploadTarget(
                "t",
                new MultipartStore(unused(S3AsyncClient.class), "b"),
                new UploadRepository(unused(DatabaseClient.class)));
        var file = new FileIntake(
                target, new UploadWriter(target, new PartBuffers(properties)), new UploadLimits(properties));
        return new UploadSession(new FormUpload(new FormFields(Map.of()), file, token -> Mono.empty()), IDLE);
    }

    private static DataBuffer buffer(String text) {
        return BUFFERS.wrap(text.getBytes(US_ASCII));
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    throw new AssertionError(method);
                }));
    }
}
