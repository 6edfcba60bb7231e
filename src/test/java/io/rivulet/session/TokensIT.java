package io.rivulet.session;

import static io.rivulet.account.AccountNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Here;
import io.rivulet.account.AccountNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class TokensIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static AccountNode one;
    private static AccountNode other;

    @BeforeAll
    static void start() {
        one = AccountNode.start("rivulet.account.tokens.ask-again-after=100ms");
        other = AccountNode.start();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void aTokenOfOneNodeIsKnownOnTheOther() throws Exception {
        var ann = await(one.accounts().register("Ann of two nodes", "123456", Here.CALLER));

        assertThat(await(other.tokens().viewer(ann.token())).accountId()).isEqualTo(ann.accountId());
    }

    @Test
    void aRevokedSessionIsNoticedWhenItIsAskedForAgain() throws Exception {
        var ann = await(one.accounts().register("Ann revoked", "123456", Here.CALLER));
        assertThat(await(one.tokens().viewer(ann.token()))).isNotNull();

        await(one.database()
                .sql("UPDATE session SET revoked_at = now() WHERE account_id = :id")
                .bind("id", ann.accountId())
                .then());

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(one.tokens().viewer(ann.token()).toFuture())
                        .succeedsWithin(SOON)
                        .isNull());
        expectNobody(other, ann.token());
    }

    @Test
    void whatWasBegunWithATokenMayBeFinishedWhenItIsOver() throws Exception {
        var ann = await(one.accounts().register("Ann expired", "123456", Here.CALLER));
        await(one.database()
                .sql("UPDATE session SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'"
                        + " WHERE account_id = :id")
                .bind("id", ann.accountId())
                .then());
        expectNobody(one, ann.token());
        assertThat(await(one.tokens().holder(ann.token())).accountId()).isEqualTo(ann.accountId());

        assertThat(await(one.accounts().login("Ann expired", "123456", Here.CALLER))
                        .accountId())
                .isEqualTo(ann.accountId());
        assertThat(await(other.tokens().holder(ann.token())).accountId()).isEqualTo(ann.accountId());
        await(one.database()
                .sql("UPDATE session SET revoked_at = now() WHERE account_id = :id")
                .bind("id", ann.accountId())
                .then());

        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(one.tokens().holder(ann.token()).toFuture())
                        .succeedsWithin(SOON)
                        .isNull());
    }

    @Test
    void aTokenWithoutItsSessionIsNobodys() throws Exception {
        var ann = await(one.accounts().register("Ann deleted", "123456", Here.CALLER));
        await(one.database()
                .sql("DELETE FROM session WHERE account_id = :id")
                .bind("id", ann.accountId())
                .then());

        expectNobody(other, ann.token());
    }

    @Test
    void aTamperedTokenIsNobodys() throws Exception {
        var ann = await(one.accounts().register("Ann tampered", "123456", Here.CALLER));
        var parts = ann.token().split("\\.", -1);

        for (var bad : List.of(
                parts[0] + "." + parts[1] + ".", parts[1] + "." + parts[0] + "." + parts[2], ann.token() + "x", "x")) {
            expectNobody(one, bad);
        }
    }

    private static void expectNobody(AccountNode node, String token) {
        node.tokens().viewer(token).as(StepVerifier::create).expectComplete().verify(SOON);
    }
}
