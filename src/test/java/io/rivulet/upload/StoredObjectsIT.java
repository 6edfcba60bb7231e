package io.rivulet.upload;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Here;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.media.MediaTokens;
import io.rivulet.platform.web.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** An object stays for as long as a row refers to it, and goes away with all that was made of it after that. */
@RunningServer
class StoredObjectsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String BUCKET = "rivulet";

    @Autowired
    private StoredObjects objects;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private S3AsyncClient s3;

    private String token;

    @BeforeEach
    void store(@Autowired Accounts accounts, @Autowired MediaTokens tokens) throws Exception {
        long owner = accounts.register("stored" + UUID.randomUUID().toString().substring(0, 8), "secret", Here.CALLER)
                .toFuture()
                .get(30, SECONDS)
                .accountId();
        token = tokens.next();
        for (var key : keys()) {
            s3.putObject(object -> object.bucket(BUCKET).key(key), AsyncRequestBody.fromString("bytes"))
                    .get(30, SECONDS);
        }
        verify(objects.created(new StoredContent(token, owner, 5, null)));
    }

    @Test
    void whatTheLastRowLetsGoIsRemovedWithAllThatWasMadeOfIt() {
        verify(released());

        await().atMost(LIMIT).until(() -> rows() == 0);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatARowRefersToStays() {
        verify(objects.refer(token));
        verify(released());

        assertThat(refs()).isOne();
        assertThat(jobs()).isZero();
        assertThat(stored()).hasSize(4);
    }

    @Test
    void whatIsBeingRemovedCanBeReferredToNoMore() {
        verify(objects.refer(token)
                .then(released())
                .then(released())
                .then(objects.refer(token))
                .as(transaction::transactional)
                .onErrorResume(ApiException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(UploadError.NO_SUCH_CONTENT);
                    return Mono.empty();
                }));

        assertThat(refs()).as("rolled back").isOne();
    }

    @Test
    void everyOneOfManyRowsAtOnceIsCounted() {
        verify(Flux.range(0, 40)
                .flatMap(i -> objects.refer(token).as(transaction::transactional), 8)
                .then());
        verify(Flux.range(0, 41).flatMap(i -> released(), 8).then());

        await().atMost(LIMIT).until(() -> rows() == 0);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNobodysToRelease() {
        verify(objects.release("0".repeat(32)));

        assertThat(refs()).isOne();
    }

    private Mono<Void> released() {
        return objects.release(token).as(transaction::transactional);
    }

    private List<String> keys() {
        return List.of(
                "original/" + token,
                "media/" + token + "/video.mp4",
                "media/" + token + "/cover.jpg",
                "private/" + token + "/video.mp4");
    }

    private List<String> stored() {
        return keys().stream()
                .filter(key -> s3.listObjectsV2(list -> list.bucket(BUCKET).prefix(key))
                        .thenApply(found -> !found.contents().isEmpty())
                        .join())
                .toList();
    }

    private long rows() {
        return number("SELECT count(*) FROM stored_object WHERE token = :token");
    }

    private long refs() {
        return number("SELECT refs FROM stored_object WHERE token = :token");
    }

    private long jobs() {
        return number("SELECT count(*) FROM job JOIN stored_object o ON o.id = subject"
                + " WHERE kind = 'upload.purge' AND token = :token");
    }

    private long number(String query) {
        return database.sql(query)
                .bind("token", token)
                .mapValue(Long.class)
                .one()
                .toFuture()
                .join();
    }

    private static void verify(Mono<Void> step) {
        step.as(StepVerifier::create).expectComplete().verify(LIMIT);
    }
}
