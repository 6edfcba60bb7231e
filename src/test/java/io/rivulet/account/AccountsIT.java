package io.rivulet.account;

import static io.rivulet.account.AccountNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Here;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import io.rivulet.session.SessionError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

class AccountsIT {

    /** As a client would: a machine that is busy with other tests hashes so many passwords too slowly. */
    private static final Retry AGAIN_WHEN_BUSY = Retry.fixedDelay(100, Duration.ofMillis(300))
            .filter(failure -> failure instanceof ApiException refusal && refusal.code() == SessionError.BUSY);

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "douyinTestUserA";

    private static AccountNode node;
    private static Accounts accounts;

    @BeforeAll
    static void start() {
        node = AccountNode.start();
        accounts = node.accounts();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whoRegistersIsSignedInAtOnce() throws Exception {
        var ann = await(accounts.register("Ann at once", SECRET, Here.CALLER));

        assertThat(ann.accountId()).isPositive();
        assertThat(await(node.tokens().viewer(ann.token())).accountId()).isEqualTo(ann.accountId());
    }

    @Test
    void whoLogsInIsTheSameAccountWithAnotherToken() throws Exception {
        var ann = await(accounts.register("Ann again", SECRET, Here.CALLER));
        var again = await(accounts.login(" ANN AGAIN", SECRET, Here.CALLER));

        assertThat(again.accountId()).isEqualTo(ann.accountId());
        assertThat(again.token()).isNotEqualTo(ann.token());
        assertThat(await(node.tokens().viewer(again.token())).accountId()).isEqualTo(ann.accountId());
    }

    @Test
    void aNewProfileIsBareAndCountsNothing() throws Exception {
        var id = await(accounts.register("Ｂare ", SECRET, Here.CALLER)).accountId();

        assertThat(await(accounts.require(id)))
                .isEqualTo(new Profile(id, "Ｂare", null, null, null, new AccountCounts(0, 0, 0, 0, 0, 0)));
    }

    @Test
    void oneOfFiftyWinsTheSameName() throws Exception {
        var results = await(Flux.range(0, 50)
                .flatMap(
                        i -> accounts.register(i % 2 == 0 ? "Racer" : "ＲＡＣＥＲ", SECRET, Here.CALLER)
                                .retryWhen(AGAIN_WHEN_BUSY)
                                .materialize(),
                        50)
                .filter(signal -> !signal.isOnComplete())
                .collectList());

        assertThat(results).hasSize(50);
        assertThat(results).filteredOn(signal -> signal.isOnNext()).hasSize(1);
        assertThat(results)
                .filteredOn(signal -> signal.isOnError())
                .allSatisfy(signal -> assertThat(signal.getThrowable())
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(AccountError.NAME_TAKEN)));
        assertThat(rows("SELECT count(*) FROM account WHERE name_key = 'racer'"))
                .isEqualTo(1);
        assertThat(rows("SELECT count(*) FROM session s JOIN account a ON a.id = s.account_id"
                        + " WHERE a.name_key = 'racer'"))
                .isEqualTo(1);
    }

    @Test
    void unknownNamesAndWrongPasswordsAreRefusedAlike() throws Exception {
        await(accounts.register("Known", SECRET, Here.CALLER).then());
        var words = "WRONG_NAME_OR_PASSWORD: The name or the password is wrong.";

        for (var attempt : Map.of("Known", "wrong", "Unknown", SECRET, "\0", SECRET, "Known ", "")
                .entrySet()) {
            accounts.login(attempt.getKey(), attempt.getValue(), Here.CALLER)
                    .as(StepVerifier::create)
                    .expectErrorMessage(words)
                    .verify(SOON);
        }
    }

    @Test
    void refusedNamesAndPasswordsSayWhy() {
        expectRefusal(accounts.register("", SECRET, Here.CALLER), AccountError.NAME_INVALID);
        expectRefusal(accounts.register("a\0b", SECRET, Here.CALLER), AccountError.NAME_INVALID);
        expectRefusal(accounts.register("Short", "1234", Here.CALLER), AccountError.PASSWORD_INVALID);
        expectRefusal(accounts.require(Long.MAX_VALUE), AccountError.ACCOUNT_NOT_FOUND);
    }

    @Test
    void theLongestAndOddestNamesAreKept() throws Exception {
        for (var name :
                List.of("\uFDFA".repeat(32), "😀".repeat(32), "'; DROP TABLE account; --", "%_\\", "👨‍👩‍👧")) {
            var id = await(accounts.register(name, SECRET, Here.CALLER)).accountId();

            assertThat(await(accounts.require(id)).name()).isEqualTo(name);
        }
    }

    @Test
    void manyProfilesComeTogetherAndMissingOnesAreAbsent() throws Exception {
        var ann = await(accounts.register("Ann of many", SECRET, Here.CALLER)).accountId();
        var bob = await(accounts.register("Bob of many", SECRET, Here.CALLER)).accountId();

        assertThat(await(accounts.byIds(List.of(ann, bob, ann, Long.MAX_VALUE, -1L))))
                .containsOnlyKeys(ann, bob)
                .hasEntrySatisfying(bob, profile -> assertThat(profile.name()).isEqualTo("Bob of many"));
        assertThat(await(accounts.byIds(List.of(Long.MAX_VALUE)))).isEmpty();
        assertThat(await(accounts.byIds(Set.of()))).isEmpty();
    }

    @Test
    void aHashOfLowerCostIsRenewedByTheNextLogIn() throws Exception {
        var ann = await(accounts.register("Ann of old", SECRET, Here.CALLER)).accountId();

        try (var dearer = AccountNode.start("rivulet.account.argon2.iterations=3")) {
            assertThat(await(dearer.accounts().login("Ann of old", SECRET, Here.CALLER))
                            .accountId())
                    .isEqualTo(ann);
        }

        assertThat(rows("SELECT count(*) FROM account WHERE password_hash LIKE '$argon2id$v=19$m=19456,t=3,p=1$%'"
                        + " AND id = " + ann))
                .isEqualTo(1);
        assertThat(await(accounts.login("Ann of old", SECRET, Here.CALLER)).accountId())
                .isEqualTo(ann);
    }

    @Test
    void sessionsThatAreLongOverLeaveWithTheNextLogIn() throws Exception {
        var ann =
                await(accounts.register("Ann of sessions", SECRET, Here.CALLER)).accountId();
        await(node.database()
                .sql(
                        "UPDATE session SET created_at = now() - interval '61 days', expires_at = now() - interval '31 days'"
                                + " WHERE account_id = :id")
                .bind("id", ann)
                .then());

        await(accounts.login("Ann of sessions", SECRET, Here.CALLER).then());

        assertThat(rows("SELECT count(*) FROM session WHERE account_id = " + ann))
                .isEqualTo(1);
    }

    private static void expectRefusal(Mono<?> refused, ErrorCode code) {
        refused.as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)))
                .verify(SOON);
    }

    private static long rows(String count) throws Exception {
        return await(node.database().sql(count).mapValue(Long.class).one());
    }
}
