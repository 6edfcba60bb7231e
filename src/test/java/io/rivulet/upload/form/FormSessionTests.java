package io.rivulet.upload.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rivulet.platform.limits.LimitsProperties;
import io.rivulet.platform.limits.UploadLimits;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.upload.IncomingFile;
import io.rivulet.upload.LargestUpload;
import io.rivulet.upload.UploadProperties;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One upload, of whose buffers each is given back exactly once, since what is given back twice is somebody else's. */
class FormSessionTests {

    private static final String HEAD = "--b\r\nContent-Disposition: form-data; name=";
    private static final String VIDEO = "\0\0\0\24ftypisom\0\0\0\0isom";
    private static final UploadProperties BOUNDS = new UploadProperties(DataSize.ofBytes(100), Duration.ofSeconds(1));
    private static final FormLimits LIMITS = new FormLimits(
            new LargestUpload(BOUNDS),
            new FormProperties(DataSize.ofBytes(50), 1),
            new UploadLimits(new Binder().bindOrCreate("rivulet.limits", LimitsProperties.class), Clock.systemUTC()));

    private final NettyDataBufferFactory network = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
    private final List<ByteBuf> arrived = new ArrayList<>();
    private final ByteArrayOutputStream stored = new ByteArrayOutputStream();

    @AfterEach
    void everyBufferIsGivenBackOnce() {
        assertThat(arrived)
                .isNotEmpty()
                .allSatisfy(buffer -> assertThat(buffer.refCnt()).isOne());
        assertThat(LIMITS.unauthenticatedPlacesLeft()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void aWholeFormIsReceived(int piece) throws Exception {
        var received = receive(HEAD + "data\r\n\r\n" + VIDEO + "\r\n" + HEAD + "token\r\n\r\ngood\r\n--b--", piece);
        assertThat(received.size()).isEqualTo(VIDEO.length());
        assertThat(stored.toString(ISO_8859_1)).isEqualTo(VIDEO);
        assertThat(received.field("token")).isEqualTo("good");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b!!",
                "--b\r\nX: y\r\n\r\nx",
                HEAD + "data\r\n\r\n" + VIDEO,
                HEAD + "data\r\n\r\nno video\r\n--b--",
                HEAD + "token\r\n\r\nbad\r\n" + HEAD + "data\r\n\r\n" + VIDEO + "\r\n--b--",
                HEAD + "data\r\n\r\n" + VIDEO + "\r\n" + HEAD + "token\r\n\r\nbad\r\n--b--"
            })
    void whatIsRefusedLeavesNoBufferBehind(String form) {
        for (int piece : new int[] {1, 3, 1000}) {
            assertThatThrownBy(() -> receive(form, piece)).hasCauseInstanceOf(ApiException.class);
        }
    }

    @Test
    void anEndlessFieldLeavesNoBufferBehind() {
        var form = HEAD + "title\r\n\r\n" + "x".repeat(70_000);
        assertThatThrownBy(() -> receive(form, 1_000)).hasMessageContaining("65536");
        assertThatThrownBy(() -> receive(form, 100_000)).hasMessageContaining("65536");
    }

    @Test
    void aFileThatIsTooLargeLeavesNoBufferBehind() {
        var token = HEAD + "token\r\n\r\ngood\r\n";
        var file = HEAD + "data\r\n\r\n" + VIDEO + "x".repeat(100);
        assertThatThrownBy(() -> receive(token + file, 30)).hasMessageContaining("larger than 100");
        assertThatThrownBy(() -> receive(file, 30)).hasMessageContaining("more than 50");
    }

    /** In front of the first part, within its header, within its value, and within the file. */
    @ParameterizedTest
    @ValueSource(strings = {"hello", "--b\r\nContent-Dis", HEAD + "title\r\n\r\nTi", HEAD + "data\r\n\r\n" + VIDEO})
    void aClientThatFallsSilentIsGivenUp(String beginning) {
        var silence = Flux.concat(pieces(beginning, 5), Flux.<DataBuffer>never());
        assertThatThrownBy(() -> receive(silence)).hasMessageContaining("Nothing arrived");
    }

    private ReceivedUpload receive(String form, int piece) throws Exception {
        return receive(pieces(form, piece));
    }

    private ReceivedUpload receive(Flux<DataBuffer> body) throws Exception {
        var request = new FormRequest(body, "b", Map.of());
        return Mono.usingWhen(Mono.fromSupplier(this::session), one -> one.receive(request), FormSession::release)
                .toFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private FormSession session() {
        var file = new FileIntake(new InMemory(), LIMITS);
        TokenCheck tokens = token -> token.equals("good") ? Mono.just(new Viewer(7)) : Mono.empty();
        return new FormSession(new FormUpload(new FormFields(Map.of()), file, tokens), BOUNDS.idleTimeout());
    }

    /** Each is also held by the test, which shall be the last to hold it. */
    private Flux<DataBuffer> pieces(String form, int length) {
        return Flux.range(0, (form.length() + length - 1) / length)
                .map(i -> form.substring(i * length, Math.min(form.length(), (i + 1) * length)))
                .map(text -> Unpooled.directBuffer().writeBytes(text.getBytes(ISO_8859_1)))
                .doOnNext(buffer -> arrived.add(buffer.retain()))
                .map(network::wrap);
    }

    /** Keeps its bytes, and copies them as the real one does. */
    private final class InMemory implements IncomingFile {

        @Override
        public String token() {
            return "t";
        }

        @Override
        public String key() {
            return "original/t";
        }

        @Override
        public Mono<Void> write(ByteBuf bytes) {
            return Mono.fromRunnable(() -> stored.writeBytes(ByteBufUtil.getBytes(bytes)));
        }

        @Override
        public Mono<Void> finish() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> complete(Viewer owner) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> claim() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> release() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> discard() {
            return Mono.empty();
        }
    }
}
