package io.rivulet.session;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Here;
import io.rivulet.account.AccountNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RefreshIT {

    private static final int MANY = 1_000;

    private static AccountNode node;
    private static Sessions sessions;
    private static Refreshing refreshing;

    @BeforeAll
    static void start() {
        node = AccountNode.start("rivulet.account.sessions.max=5000");
        sessions = node.bean(Sessions.class);
        refreshing = node.bean(Refreshing.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aRefreshedSessionGoesOnWithOtherTokens() throws Exception {
        var first = begun();
        var second = await(refreshing.refresh(refresh(first)));

        assertThat(second.session()).isEqualTo(first.session());
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(refresh(second)).isNotEqualTo(refresh(first));
        assertThat(await(node.tokens().viewer(second.token())).accountId()).isEqualTo(first.accountId());
    }

    @Test
    void aThousandSimultaneousDoubleRefreshesLogNobodyOut() throws Exception {
        long account = account();
        var begun = await(Flux.range(0, MANY)
                .flatMap(i -> sessions.prepareRefreshed(account, null).flatMap(sessions::begin), 8)
                .collectList());

        var successors = await(Flux.fromIterable(begun)
                .flatMap(one -> Mono.zip(refreshing.refresh(refresh(one)), refreshing.refresh(refresh(one))), 64)
                .collectList());

        assertThat(successors)
                .hasSize(MANY)
                .allSatisfy(pair -> assertThat(refresh(pair.getT1())).isEqualTo(refresh(pair.getT2())));
        var goingOn = await(Flux.fromIterable(successors)
                .flatMap(pair -> refreshing.refresh(refresh(pair.getT2())), 64)
                .flatMap(again -> node.tokens().viewer(again.token()), 8)
                .collectList());
        assertThat(goingOn).hasSize(MANY).allMatch(viewer -> viewer.accountId() == account);
    }

    @Test
    void aThousandWhoRefreshOneTokenAtOnceGetOneSuccessor() throws Exception {
        var first = begun();

        var successors = await(Flux.range(0, MANY)
                .flatMap(i -> refreshing.refresh(refresh(first)), 64)
                .map(RefreshIT::refresh)
                .distinct()
                .collectList());

        assertThat(successors).hasSize(1);
        assertThat(await(refreshing.refresh(successors.getFirst())).session()).isEqualTo(first.session());
    }

    @Test
    void aStolenTokenThatIsReplayedEndsTheFamily() throws Exception {
        var first = begun();
        var second = await(refreshing.refresh(refresh(first)));
        age(first);

        refused(refreshing.refresh(refresh(first)), SessionError.REFRESH_TOKEN_REUSED);

        refused(refreshing.refresh(refresh(second)), SessionError.REFRESH_TOKEN_INVALID);
        assertThat(await(node.tokens().viewer(second.token()).hasElement())).isFalse();
    }

    @Test
    void whatThisServerHasNotMadeEndsNothing() throws Exception {
        var first = begun();
        var token = refresh(first);
        var other = (token.charAt(5) == 'A' ? 'B' : 'A');

        for (var forged : List.of(
                "",
                "x",
                token + "A",
                token.substring(1),
                token.substring(0, 5) + other + token.substring(6),
                "\0",
                "🌊")) {
            refused(refreshing.refresh(forged), SessionError.REFRESH_TOKEN_INVALID);
        }
        assertThat(await(refreshing.refresh(token)).session()).isEqualTo(first.session());
    }

    @Test
    void onlyHashesAreKept() throws Exception {
        var second = await(refreshing.refresh(refresh(begun())));

        var row = await(node.database()
                .sql("SELECT session::text FROM session WHERE id = :id")
                .bind("id", second.session())
                .mapValue(String.class)
                .one());

        assertThat(row).doesNotContain(refresh(second)).doesNotContain(hex(refresh(second)));
    }

    /** Whatever comes in whatever order: the successor is the same within the grace, and later the family ends. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void anySequenceOfRefreshesGoesAsTheRuleSays(long seed) throws Exception {
        var random = new Random(seed);
        var first = begun();
        var tokens = new ArrayList<>(List.of(refresh(first)));
        int oldest = 0;
        for (int step = 0; step < 40; step++) {
            int chosen = random.nextInt(4) == 0 ? tokens.size() - 1 : oldest + random.nextInt(tokens.size() - oldest);
            var next = refresh(await(refreshing.refresh(tokens.get(chosen))));
            if (chosen == tokens.size() - 1) {
                tokens.add(next);
            }
            assertThat(next).isEqualTo(tokens.get(chosen + 1));
            if (random.nextInt(8) == 0) {
                age(first);
                oldest = tokens.size() - 1;
            }
        }
        age(first);
        refused(refreshing.refresh(tokens.get(random.nextInt(tokens.size() - 1))), SessionError.REFRESH_TOKEN_REUSED);
        refused(refreshing.refresh(tokens.getLast()), SessionError.REFRESH_TOKEN_INVALID);
    }

    @Test
    void oneSessionTooManyEndsTheOldest() throws Exception {
        try (var narrow = AccountNode.start("rivulet.account.sessions.max=3")) {
            var ann = await(narrow.accounts().register("Ann " + System.nanoTime(), "123456", Here.CALLER));
            await(Flux.range(0, 3)
                    .concatMap(i -> narrow.bean(Sessions.class)
                            .prepareRefreshed(ann.accountId(), "tab " + i)
                            .flatMap(narrow.bean(Sessions.class)::begin))
                    .collectList());

            assertThat(await(narrow.tokens().viewer(ann.token()).hasElement())).isFalse();
            assertThat(await(narrow.bean(OwnSessionRepository.class).open(ann.accountId(), ann.session())))
                    .extracting(ListedSession::userAgent)
                    .containsExactly("tab 2", "tab 1", "tab 0");
        }
    }

    @Test
    void endingAllIsAStepOfItsTransaction() throws Exception {
        var ann = begun();
        assertThat(await(node.tokens().viewer(ann.token()))).isNotNull();

        await(sessions.endAll(ann.accountId())
                .then(Mono.error(new IllegalStateException("changed my mind")))
                .as(node.transaction()::transactional)
                .onErrorReturn(true));
        assertThat(await(node.tokens().viewer(ann.token()))).isNotNull();

        await(sessions.endAll(ann.accountId())
                .as(node.transaction()::transactional)
                .thenReturn(true));
        assertThat(await(node.tokens().viewer(ann.token()).hasElement())).isFalse();
    }

    private static long account() throws Exception {
        return await(node.accounts().register("Ann " + System.nanoTime(), "123456", Here.CALLER))
                .accountId();
    }

    private static SignedIn begun() throws Exception {
        return await(sessions.prepareRefreshed(account(), "a browser").flatMap(sessions::begin));
    }

    /** As if the grace had gone by for all that was exchanged. */
    private static void age(SignedIn signedIn) throws Exception {
        await(node.database()
                .sql("UPDATE session SET exchanged_at = ARRAY(SELECT moment - interval '20 seconds'"
                        + " FROM unnest(exchanged_at) WITH ORDINALITY AS kept (moment, place) ORDER BY place)"
                        + " WHERE id = :id")
                .bind("id", signedIn.session())
                .then()
                .thenReturn(true));
    }

    private static String refresh(SignedIn signedIn) {
        return Objects.requireNonNull(signedIn.refresh()).token();
    }

    private static String hex(String token) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(token));
    }
}
