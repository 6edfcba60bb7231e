package io.rivulet.upload.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.Upload;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.memory.Segments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Any node goes on with any upload; here they hear of each other by the database alone, as without Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoEnginesIT {

    private static final Viewer ANN = new Viewer(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Ground ground;
    private EngineNode one;
    private EngineNode other;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        ground = Ground.start(folder);
        one = node();
        other = node();
    }

    @AfterAll
    void stop() throws Exception {
        one.close();
        other.close();
        ground.close();
    }

    @Test
    void eachGoesOnWhereTheOtherWas() throws Exception {
        var file = Bytes.random(900_000, 1);
        var upload = get(one.uploads().create(ANN, Bytes.upload((long) file.length)));
        for (int offset = 0; offset < file.length; offset += 90_000) {
            var node = offset % 180_000 == 0 ? one : other;
            var some = Arrays.copyOfRange(file, offset, offset + 90_000);
            assertThat(get(node.uploads()
                                    .append(ANN, upload.token(), Bytes.addition(offset, 90_000L, Bytes.flow(some))))
                            .offset())
                    .isEqualTo(offset + 90_000);
        }
        awaitStored(upload);
    }

    /** The engine gives up after a second, so that an answer is one in time. */
    @Test
    void aFrozenClientDoesNotHoldAnUploadAgainstAnotherNode() throws Exception {
        var file = Bytes.random(200_000, 2);
        var upload = get(one.uploads().create(ANN, Bytes.upload((long) file.length)));
        var held = freeze(one, upload, Arrays.copyOf(file, 50_000));

        assertThat(get(other.uploads().settle(ANN, upload.token())).offset()).isEqualTo(50_000);

        assertThatThrownBy(() -> held.get(30, TimeUnit.SECONDS)).hasMessageContaining("took the upload over");
        assertThat(get(other.uploads().append(ANN, upload.token(), Bytes.from(50_000, file)))
                        .offset())
                .isEqualTo(file.length);
        awaitStored(upload);
    }

    @Test
    void whatADeadNodeHeldIsFreeWhenItsLeaseHasRunOut() throws Exception {
        var file = Bytes.random(200_000, 3);
        var dying = node();
        var upload = get(dying.uploads().create(ANN, Bytes.upload((long) file.length)));
        var held = freeze(dying, upload, Arrays.copyOf(file, 50_000));
        dying.kill();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> get(other.uploads().append(ANN, upload.token(), Bytes.from(0, file)))
                                .offset()
                        == file.length);
        awaitStored(upload);
        assertThat(held.cancel(true)).isTrue();
        await().atMost(PATIENCE).until(() -> dying.bean(Segments.class).held() == 0);
        dying.close();
    }

    @Test
    void theLimitOfUnfinishedUploadsIsExactHoweverManyBeginAtOnce() throws Exception {
        var few = EngineNode.start(ground, FaultyS3.none(), "rivulet.upload.unfinished-max=3");
        var begun = Flux.range(0, 20)
                .flatMap(
                        i -> few.uploads()
                                .create(new Viewer(1), Bytes.upload(10L))
                                .map(upload -> 1)
                                .onErrorReturn(0),
                        20)
                .reduce(0, Integer::sum);
        long before = ground.number("SELECT count(*) FROM upload WHERE state = 'RECEIVING'");
        assertThat(get(begun)).isEqualTo((int) Math.max(0, 3 - before));
        few.close();
    }

    private EngineNode node() {
        return EngineNode.start(ground, FaultyS3.none(), "rivulet.upload.rest-after=1h");
    }

    private static CompletableFuture<@Nullable Upload> freeze(EngineNode node, Upload upload, byte[] some) {
        var frozen = Bytes.flow(some).concatWith(Flux.never());
        var held = node.uploads()
                .append(ANN, upload.token(), Bytes.addition(0, null, frozen))
                .toFuture();
        await().atMost(PATIENCE).until(() -> node.bean(Segments.class).held() > 0);
        return held;
    }

    private void awaitStored(Upload upload) {
        await().atMost(PATIENCE)
                .until(() -> get(other.uploads().find(ANN, upload.token())).state() == UploadState.STORED);
    }

    private static <T> T get(Mono<T> step) throws Exception {
        return step.toFuture().get(30, TimeUnit.SECONDS);
    }
}
