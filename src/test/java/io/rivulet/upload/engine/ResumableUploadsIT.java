package io.rivulet.upload.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Addition;
import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.Uploads;
import io.rivulet.upload.memory.Segments;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What is acknowledged stays, and becomes the object that was sent. */
@RunningServer
class ResumableUploadsIT {

    private static final int PART = 8 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Uploads uploads;

    @Autowired
    private Segments segments;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private S3AsyncClient s3;

    private Viewer ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        ann = new Viewer(new DouyinClient(port).register().id());
    }

    @AfterEach
    void noMemoryIsHeld() {
        await().atMost(PATIENCE).until(() -> segments.held() == 0);
    }

    @Test
    void aFileOfSeveralPartsBecomesTheObjectThatWasSent() throws Exception {
        var file = Bytes.random(2 * PART + 12_345, 1);
        var upload = create((long) file.length);
        assertThat(append(upload, Bytes.from(0, file)).offset()).isEqualTo(file.length);
        assertStored(upload, file);
    }

    @Test
    void anUploadGoesOnWhereItWasCut() throws Exception {
        var file = Bytes.random(PART + 3_000_000, 2);
        var upload = create((long) file.length);
        var cut = Flux.concat(Bytes.flow(Arrays.copyOf(file, 1_000_000)), Flux.error(new IllegalStateException("cut")));
        assertThatThrownBy(() -> append(upload, Bytes.addition(0, (long) file.length, cut)))
                .hasMessageContaining("cut");
        assertThat(get(uploads.settle(ann, upload.token())).offset()).isEqualTo(1_000_000);

        send(upload, Bytes.addition(1_000_000, null, Bytes.flow(Arrays.copyOfRange(file, 1_000_000, 4_000_000))));
        assertThatThrownBy(() -> append(upload, Bytes.from(1_000_000, file))).hasMessageContaining("4000000");
        send(upload, Bytes.from(4_000_000, file));
        assertStored(upload, file);
    }

    @Test
    void manySmallRequestsAreOneFile() throws Exception {
        var file = Bytes.random(40 * 1_000, 3);
        var upload = create((long) file.length);
        for (int offset = 0; offset < file.length; offset += 1_000) {
            var some = Arrays.copyOfRange(file, offset, offset + 1_000);
            assertThat(append(upload, Bytes.addition(offset, 1_000L, Bytes.flow(some)))
                            .offset())
                    .isEqualTo(offset + 1_000);
        }
        assertStored(upload, file);
    }

    @Test
    void anUploadWithoutBytesIsComplete() throws Exception {
        var upload = create(0L);
        assertThat(upload.state()).isEqualTo(UploadState.COMPLETING);
        assertStored(upload, new byte[0]);
    }

    @Test
    void aLengthMayBeToldLater() throws Exception {
        var file = Bytes.random(700_000, 4);
        var upload = create(null);
        send(upload, Bytes.addition(0, null, Bytes.flow(file)));
        var told = new Addition(file.length, 0L, (long) file.length, null, Flux.empty(), Mono.empty());
        assertThat(append(upload, told).state()).isEqualTo(UploadState.COMPLETING);
        assertStored(upload, file);
    }

    @Test
    void whoComesTakesOverFromAClientThatIsFrozen() throws Exception {
        var file = Bytes.random(500_000, 5);
        var upload = create((long) file.length);
        var frozen = Flux.concat(Bytes.flow(Arrays.copyOf(file, 100_000)), Flux.never());
        var held = uploads.append(ann, upload.token(), Bytes.addition(0, (long) file.length, frozen))
                .toFuture();
        await().atMost(PATIENCE).until(() -> segments.held() > 0);

        assertThat(get(uploads.settle(ann, upload.token())).offset()).isEqualTo(100_000);
        assertThatThrownBy(() -> held.get(30, TimeUnit.SECONDS)).hasMessageContaining("took the upload over");
        send(upload, Bytes.from(100_000, file));
        assertStored(upload, file);
    }

    /** As its node were dead: nobody gives the lease back, and the next parts must not take the place of those stored. */
    @Test
    void whoComesAfterADeadNodeGoesOnBehindItsParts() throws Exception {
        var file = Bytes.random(3 * PART + 7, 7);
        var upload = create((long) file.length);
        var frozen = Flux.concat(Bytes.flow(Arrays.copyOf(file, 2 * PART + 100)), Flux.never());
        var held = uploads.append(ann, upload.token(), Bytes.addition(0, (long) file.length, frozen))
                .toFuture();
        await().atMost(PATIENCE)
                .until(() -> get(uploads.find(ann, upload.token())).offset() == 2 * PART);
        assertThat(get(database.sql("UPDATE upload SET lease_until = now(), fence = fence + 1 WHERE id = :id")
                        .bind("id", upload.id())
                        .fetch()
                        .rowsUpdated()))
                .isOne();
        send(upload, Bytes.from(2 * PART, file));
        assertStored(upload, file);
        held.cancel(true);
    }

    @Test
    void bytesCountOnlyWithTheirChecksum() throws Exception {
        var file = Bytes.random(PART + 100_000, 6);
        var upload = create((long) file.length);
        var wrong = new ExpectedChecksum(ExpectedChecksum.Algorithm.SHA256, "00".repeat(32));
        assertThatThrownBy(() -> append(upload, summed(file, wrong))).hasMessageContaining("harmed");
        assertThat(get(uploads.find(ann, upload.token())).offset()).isZero();
        var right = new ExpectedChecksum(ExpectedChecksum.Algorithm.SHA256, Bytes.sha256(file));
        assertThat(append(upload, summed(file, right)).offset()).isEqualTo(file.length);
        assertStored(upload, file);
    }

    @Test
    void whoMayNotFinishKeepsAllButTheLastBytes() throws Exception {
        var file = Bytes.random(300_000, 7);
        var upload = create((long) file.length);
        Mono<Void> never = Mono.error(new IllegalStateException("revoked"));
        var addition = new Addition(0, (long) file.length, null, null, Bytes.flow(file), never);
        assertThatThrownBy(() -> append(upload, addition)).hasMessageContaining("revoked");
        var left = get(uploads.settle(ann, upload.token()));
        assertThat(left.state()).isEqualTo(UploadState.RECEIVING);
        send(upload, Bytes.from(left.offset(), file));
        assertStored(upload, file);
    }

    @Test
    void whatWasEndedIsGone() throws Exception {
        var upload = create(1_000L);
        send(upload, Bytes.addition(0, 10L, Bytes.flow(new byte[10])));
        run(uploads.terminate(ann, upload.token()));
        assertThatThrownBy(() -> get(uploads.settle(ann, upload.token()))).hasMessageContaining("was ended");
        await().atMost(PATIENCE)
                .until(() -> get(database.sql("SELECT cleared FROM upload WHERE id = :id")
                        .bind("id", upload.id())
                        .mapValue(Boolean.class)
                        .one()));
    }

    @Test
    void anUploadIsItsOwnersAlone() throws Exception {
        var upload = create(1_000L);
        var bob = new Viewer(ann.accountId() + 1);
        assertThatThrownBy(() -> get(uploads.find(bob, upload.token()))).hasMessageContaining("no upload");
        assertThatThrownBy(() -> get(uploads.append(bob, upload.token(), Bytes.from(0, new byte[1]))))
                .hasMessageContaining("no upload");
        run(uploads.terminate(ann, upload.token()));
    }

    private static Addition summed(byte[] file, ExpectedChecksum checksum) {
        return new Addition(0, (long) file.length, null, checksum, Bytes.flow(file), Mono.empty());
    }

    private Upload create(@Nullable Long length) throws Exception {
        return get(uploads.create(ann, Bytes.upload(length)));
    }

    private Upload append(Upload upload, Addition addition) throws Exception {
        return get(uploads.append(ann, upload.token(), addition));
    }

    private void send(Upload upload, Addition addition) throws Exception {
        assertThat(append(upload, addition).offset()).isGreaterThanOrEqualTo(addition.offset());
    }

    private void assertStored(Upload upload, byte[] file) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> get(uploads.find(ann, upload.token())).state() == UploadState.STORED);
        var object = value(upload, "object_token", String.class);
        var stored = s3.getObject(
                        get -> get.bucket("rivulet").key("original/" + object), AsyncResponseTransformer.toBytes())
                .get(30, TimeUnit.SECONDS);
        assertThat(Bytes.sha256(stored.asByteArrayUnsafe())).isEqualTo(Bytes.sha256(file));
        assertThat(HexFormat.of().formatHex(value(upload, "sha256", byte[].class)))
                .isEqualTo(Bytes.sha256(file));
        var tails = s3.listObjectsV2(list -> list.bucket("rivulet").prefix("tail/" + object));
        assertThat(tails.get(30, TimeUnit.SECONDS).contents()).isEmpty();
    }

    private <T> T value(Upload upload, String column, Class<T> type) throws Exception {
        return get(database.sql("SELECT * FROM upload WHERE id = :id")
                .bind("id", upload.id())
                .map(row -> Objects.requireNonNull(row.get(column, type)))
                .one());
    }

    private static void run(Mono<Void> step) throws Exception {
        assertThat(get(step.thenReturn(true))).isTrue();
    }

    private static <T> T get(Mono<T> step) throws Exception {
        return step.toFuture().get(30, TimeUnit.SECONDS);
    }
}
