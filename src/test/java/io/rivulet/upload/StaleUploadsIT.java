package io.rivulet.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.media.MediaTokens;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** What a node that died in the middle of an upload left behind goes away; what is alive or claimed stays. */
@RunningServer
class StaleUploadsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BUCKET = "rivulet";

    @Autowired
    private StaleUploadWorker worker;

    @Autowired
    private FormRowRepository uploads;

    @Autowired
    private MultipartStore store;

    @Autowired
    private MediaTokens tokens;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private S3AsyncClient s3;

    @Test
    void anAbandonedUploadIsSweptWithItsRowItsPartsAndWhatWasMadeOfIt() {
        var token = tokens.next();
        verify(begun(token).then(age(token, "1 hour")).then(put("media/" + token + "/video.mp4")));

        verify(worker.sweep());

        assertThat(answer(rows(token))).isZero();
        assertThat(answer(openUploads(token))).isEmpty();
        assertThat(answer(objects("media/" + token))).isEmpty();
    }

    @Test
    void anUploadThatShowsLifeIsLeftAlone() {
        var token = tokens.next();
        verify(begun(token));

        verify(worker.sweep());

        assertThat(answer(rows(token))).isOne();
        assertThat(answer(openUploads(token))).hasSize(1);
        verify(store.remove(token).then(uploads.delete(token)));
    }

    @Test
    void aGivenUpUploadCannotBeClaimed() {
        var token = tokens.next();
        verify(uploads.insert(token));

        assertThat(answer(uploads.giveUp(token))).isTrue();

        assertThat(answer(uploads.claim(token))).isFalse();
        verify(uploads.delete(token));
    }

    @Test
    void aClaimedUploadCannotBeGivenUp() {
        var token = tokens.next();
        verify(uploads.insert(token));

        assertThat(answer(uploads.claim(token))).isTrue();

        assertThat(answer(uploads.giveUp(token))).isFalse();
    }

    private Mono<Void> begun(String token) {
        var key = MultipartStore.originalKey(token);
        return uploads.insert(token)
                .then(store.create(key))
                .flatMap(id -> store.send(key, id, 1, ByteBuffer.allocateDirect(1024)))
                .then();
    }

    private Mono<Void> age(String token, String by) {
        return database.sql("UPDATE upload SET lease_until = now() - :by::interval WHERE token = :token")
                .bind("by", by)
                .bind("token", token)
                .then();
    }

    private Mono<Void> put(String key) {
        return Mono.fromFuture(() -> s3.putObject(
                        object -> object.bucket(BUCKET).key(key), AsyncRequestBody.fromString("made of it")))
                .then();
    }

    private Mono<Long> rows(String token) {
        return database.sql("SELECT count(*) FROM upload WHERE token = :token")
                .bind("token", token)
                .mapValue(Long.class)
                .one();
    }

    private Mono<List<String>> openUploads(String token) {
        return Mono.fromFuture(() ->
                        s3.listMultipartUploads(list -> list.bucket(BUCKET).prefix(MultipartStore.originalKey(token))))
                .map(list -> list.uploads().stream().map(upload -> upload.key()).toList());
    }

    private Mono<List<String>> objects(String prefix) {
        return Mono.fromFuture(
                        () -> s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(prefix)))
                .map(list ->
                        list.contents().stream().map(object -> object.key()).toList());
    }

    private static void verify(Mono<Void> step) {
        step.as(StepVerifier::create).expectComplete().verify(PATIENCE);
    }

    private static <T> T answer(Mono<T> question) {
        var answers = new ArrayList<T>();
        question.as(StepVerifier::create)
                .consumeNextWith(answers::add)
                .expectComplete()
                .verify(PATIENCE);
        return answers.getFirst();
    }
}
