package io.rivulet.upload.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Addition;
import io.rivulet.upload.ExpectedChecksum;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.memory.Segments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Two parts of an upload are on their way at once; each counts after those before it, and no more than two are held. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsUnderWayIT {

    private static final Viewer ANN = new Viewer(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Ground ground;
    private HeldParts s3;
    private EngineNode node;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        ground = Ground.start(folder);
    }

    @BeforeEach
    void startNode() {
        s3 = new HeldParts();
        node = EngineNode.start(ground, s3, "rivulet.upload.rest-after=1h");
    }

    @AfterEach
    void stopNode() {
        s3.releaseAll();
        await().atMost(PATIENCE).until(() -> held() == 0);
        node.close();
    }

    @AfterAll
    void stop() throws Exception {
        ground.close();
    }

    @Test
    void twoGoAtOnceAndNothingMoreIsTaken() throws Exception {
        var file = Bytes.random(5 * Bytes.PART, 1);
        var taken = new AtomicLong();
        var upload = create(file);
        var sending = send(upload, counted(file, taken));

        await().atMost(PATIENCE).until(() -> s3.begun().size() == 2);
        assertThat(s3.begun()).containsExactlyInAnyOrder(1, 2);
        assertThat(held()).isEqualTo(2 * partSegments());
        s3.release(1);
        await().atMost(PATIENCE).until(() -> s3.begun().contains(3));
        assertThat(s3.begun()).doesNotContain(4);
        assertThat(taken.get()).isLessThan(4L * Bytes.PART);
        assertThat(held()).isLessThanOrEqualTo(2 * partSegments());

        s3.releaseAll();
        assertThat(end(sending).offset()).isEqualTo(file.length);
        awaitStored(upload);
    }

    @Test
    void whatArrivesFirstCountsInItsTurn() throws Exception {
        var file = Bytes.random(3 * Bytes.PART + 1, 2);
        var upload = create(file);
        var sending = send(upload, Bytes.from(0, file));
        await().atMost(PATIENCE).until(() -> s3.begun().size() == 2);

        s3.release(2);
        // its memory comes free, and nobody is told yet
        await().atMost(PATIENCE).until(() -> held() <= partSegments());
        assertThat(offset(upload)).isZero();
        s3.release(1);
        await().atMost(PATIENCE).until(() -> offset(upload) >= 2L * Bytes.PART);

        s3.releaseAll();
        assertThat(end(sending).offset()).isEqualTo(file.length);
        awaitStored(upload);
    }

    /** The three numbers that may be behind a node that dies. */
    @Test
    void oneThatIsAboutToCountKeepsNobodyWaitingButTheOneAfterTheNext() throws Exception {
        var file = Bytes.random(5 * Bytes.PART, 6);
        var upload = create(file);
        var sending = send(upload, Bytes.from(0, file));
        await().atMost(PATIENCE).until(() -> s3.begun().size() == 2);

        try (var lock = ground.lock(upload.token())) {
            s3.release(1);
            await().atMost(PATIENCE).until(() -> s3.begun().contains(3));
            s3.release(2);
            await().atMost(PATIENCE).until(() -> held() <= partSegments());
            assertThat(s3.begun()).containsExactlyInAnyOrder(1, 2, 3);
            assertThat(offset(upload)).isZero();
            lock.rollback();
        }
        await().atMost(PATIENCE).until(() -> s3.begun().contains(4));

        s3.releaseAll();
        assertThat(end(sending).offset()).isEqualTo(file.length);
        awaitStored(upload);
    }

    @Test
    void nothingCountsBehindAPartThatFailed() throws Exception {
        var file = Bytes.random(3 * Bytes.PART, 3);
        var upload = create(file);
        var sending = send(upload, Bytes.from(0, file));
        await().atMost(PATIENCE).until(() -> s3.begun().size() == 2);

        s3.release(2);
        s3.fail(1);
        assertThatThrownBy(() -> sending.get(30, TimeUnit.SECONDS)).hasMessageContaining("Part 1 is refused");
        assertThat(get(node.uploads().settle(ANN, upload.token())).offset()).isZero();

        s3.releaseAll();
        assertThat(end(send(upload, Bytes.from(0, file))).offset()).isEqualTo(file.length);
        awaitStored(upload);
    }

    @Test
    void whatWentBeforeAPartThatFailedCounts() throws Exception {
        var file = Bytes.random(3 * Bytes.PART, 4);
        var upload = create(file);
        var sending = send(upload, Bytes.from(0, file));
        await().atMost(PATIENCE).until(() -> s3.begun().size() == 2);

        s3.fail(2);
        await().atMost(PATIENCE).until(() -> held() <= partSegments());
        s3.release(1);
        assertThatThrownBy(() -> sending.get(30, TimeUnit.SECONDS)).hasMessageContaining("Part 2 is refused");
        assertThat(get(node.uploads().settle(ANN, upload.token())).offset()).isEqualTo(Bytes.PART);

        s3.releaseAll();
        assertThat(end(send(upload, Bytes.from(Bytes.PART, file))).offset()).isEqualTo(file.length);
        awaitStored(upload);
    }

    /** Until its sum is known the row says nothing of its bytes, but the numbers of its parts are taken. */
    @Test
    void whoComesAfterAFrozenNodePassesOverThePartsThatNeverCounted() throws Exception {
        var file = Bytes.random(4 * Bytes.PART, 5);
        var upload = create(file);
        var sum = new ExpectedChecksum(ExpectedChecksum.Algorithm.SHA256, Bytes.sha256(file));
        var sending = send(upload, new Addition(0, (long) file.length, null, sum, Bytes.flow(file), Mono.empty()));
        s3.release(1);
        await().atMost(PATIENCE).until(() -> s3.begun().contains(3));
        s3.release(2);
        await().atMost(PATIENCE).until(() -> s3.begun().contains(4));
        node.bean(HoldingWorker.class).stop();

        var parts = new HeldParts();
        parts.releaseAll();
        try (var other = EngineNode.start(ground, parts)) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> get(other.uploads().append(ANN, upload.token(), Bytes.from(0, file)))
                                    .offset()
                            == file.length);
            assertThat(parts.begun()).isNotEmpty().allMatch(number -> number > 4);
            await().atMost(PATIENCE)
                    .until(() -> get(other.uploads().find(ANN, upload.token())).state() == UploadState.STORED);
        }
        s3.releaseAll();
        assertThatThrownBy(() -> sending.get(30, TimeUnit.SECONDS)).hasMessageContaining("took the upload over");
    }

    /** Its lease would outlive it, and keep away whoever comes next. */
    @Test
    void whatIsStoredBeforeItsRequestHasEndedIsFree() throws Exception {
        var file = Bytes.random(Bytes.PART / 2, 7);
        var upload = create(file);
        var _ = end(send(upload, Bytes.from(0, Arrays.copyOf(file, 1_000))));
        s3.releaseAll();
        s3.holdRemovals();
        var sending = send(upload, Bytes.from(1_000, file));
        awaitStored(upload);
        assertThat(sending).isNotDone();

        s3.releaseRemovals();
        assertThat(end(sending).offset()).isEqualTo(file.length);
        var _ = node.uploads().terminate(ANN, upload.token()).toFuture().get(30, TimeUnit.SECONDS);
    }

    private static Addition counted(byte[] file, AtomicLong taken) {
        var bytes = Bytes.flow(file).doOnNext(buffer -> taken.addAndGet(buffer.readableByteCount()));
        return Bytes.addition(0, (long) file.length, bytes);
    }

    private Upload create(byte[] file) throws Exception {
        return get(node.uploads().create(ANN, Bytes.upload((long) file.length)));
    }

    private CompletableFuture<@Nullable Upload> send(Upload upload, Addition addition) {
        return node.uploads().append(ANN, upload.token(), addition).toFuture();
    }

    private static Upload end(CompletableFuture<@Nullable Upload> sending) throws Exception {
        return Objects.requireNonNull(sending.get(30, TimeUnit.SECONDS));
    }

    private int partSegments() {
        return Bytes.PART / node.bean(Segments.class).size();
    }

    private int held() {
        return node.bean(Segments.class).held();
    }

    private long offset(Upload upload) throws Exception {
        return get(node.uploads().find(ANN, upload.token())).offset();
    }

    private void awaitStored(Upload upload) {
        await().atMost(PATIENCE)
                .until(() -> get(node.uploads().find(ANN, upload.token())).state() == UploadState.STORED);
    }

    private static <T> T get(Mono<T> step) throws Exception {
        return step.toFuture().get(30, TimeUnit.SECONDS);
    }
}
