package io.rivulet.platform.idempotency;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.rivulet.Here;
import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import io.rivulet.platform.web.WebError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** However often something is sent under one key, it is done once and answered alike. */
@RunningServer
class IdempotencyIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String ROUTE = "POST /test";

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private DatabaseClient database;

    private final AtomicInteger done = new AtomicInteger();
    private Viewer sender;

    @BeforeEach
    void register(@Autowired Accounts accounts) throws Exception {
        var name = "i" + UUID.randomUUID().toString().substring(0, 12);
        sender = new Viewer(accounts.register(name, "secret", Here.CALLER)
                .toFuture()
                .get(30, SECONDS)
                .accountId());
    }

    @Test
    void theSameAgainIsAnsweredAlikeAndDoneOnce() {
        var first = answer(once(attempt("k", "body")));

        assertThat(answer(once(attempt("k", "body")))).isEqualTo(first);
        assertThat(done).hasValue(1);
    }

    @Test
    void anotherBodyAnotherKeyAnotherRouteAnotherSender() {
        answer(once(attempt("k", "body")));

        refused(once(attempt("k", "other")), WebError.IDEMPOTENCY_KEY_REUSED);
        answer(once(attempt("l", "other")));
        answer(once(new Attempt(
                sender.accountId(), "POST /else", "k", attempt("k", "other").bodySha256())));
        assertThat(done).hasValue(3);
    }

    @Test
    void withoutAKeyItIsDoneEachTime() {
        var nameless = Attempt.of(sender, ROUTE, new HttpHeaders(), bytes("body"));
        answer(once(nameless));
        answer(once(nameless));

        assertThat(done).hasValue(2);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        var failing = idempotency.once(
                attempt("k", "body"), Mono.just(1), one -> done().then(WebError.NOT_FOUND.asError("nothing here")));
        refused(failing, WebError.NOT_FOUND);
        answer(once(attempt("k", "body")));

        assertThat(done).hasValue(2);
    }

    @Test
    void aSecondOneMeanwhileIsToldToWaitAndThenGetsTheAnswer() throws Exception {
        var begun = Sinks.<Integer>one();
        var mayEnd = Sinks.<Integer>one();
        var slow = idempotency
                .once(
                        attempt("k", "body"),
                        Mono.just(1),
                        one -> done().doOnNext(
                                        number -> begun.tryEmitValue(number).orThrow())
                                .delayUntil(number -> mayEnd.asMono())
                                .map(IdempotencyIT::answered))
                .toFuture();
        begun.asMono().toFuture().get(30, SECONDS);

        refused(once(attempt("k", "body")), WebError.IDEMPOTENCY_KEY_BUSY);
        mayEnd.tryEmitValue(1).orThrow();
        assertThat(slow.get(30, SECONDS)).isEqualTo(answer(once(attempt("k", "body"))));
        assertThat(done).hasValue(1);
    }

    @Test
    void ofManyAtOnceOneDoesIt() {
        var answers = Flux.range(0, 30)
                .flatMap(
                        i -> once(attempt("k", "body")).onErrorResume(ApiException.class, refusal -> {
                            assertThat(refusal.code()).isEqualTo(WebError.IDEMPOTENCY_KEY_BUSY);
                            return Mono.empty();
                        }),
                        8)
                .distinct()
                .collectList();

        assertThat(answer(answers)).hasSize(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void afterADayTheKeyIsForgottenAndLaterItsRow() {
        answer(once(attempt("k", "body")));
        answer(once(attempt("l", "body")));
        answer(database.sql(
                        "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE account_id = :id")
                .bind("id", sender.accountId())
                .fetch()
                .rowsUpdated());

        answer(once(attempt("k", "other")));

        assertThat(done).hasValue(3);
        assertThat(answer(database.sql("SELECT count(*) FROM idempotency_key WHERE account_id = :id")
                        .bind("id", sender.accountId())
                        .mapValue(Long.class)
                        .one()))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ключ"})
    void aKeyThatIsNoneIsRefused(String key) {
        refused(Mono.fromSupplier(() -> attempt(key, "body")), WebError.PARAMETER_INVALID);
    }

    private Mono<Answered> once(Attempt attempt) {
        return idempotency.once(attempt, Mono.just(1), one -> done().map(IdempotencyIT::answered));
    }

    private Mono<Integer> done() {
        return Mono.fromSupplier(done::incrementAndGet);
    }

    private static Answered answered(int number) {
        return new Answered(201, "/made/" + number, "{\"number\": " + number + "}");
    }

    private Attempt attempt(String key, String body) {
        var headers = new HttpHeaders();
        headers.set("Idempotency-Key", key);
        return Attempt.of(sender, ROUTE, headers, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @CanIgnoreReturnValue
    private static <T> T answer(Mono<T> mono) {
        return mono.toFuture().orTimeout(30, SECONDS).join();
    }

    private static void refused(Mono<?> mono, ErrorCode code) {
        mono.as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)))
                .verify(LIMIT);
    }
}
