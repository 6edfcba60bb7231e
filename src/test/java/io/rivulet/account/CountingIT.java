package io.rivulet.account;

import static io.rivulet.account.AccountNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Here;
import io.rivulet.platform.web.ApiException;
import io.rivulet.session.SignedIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class CountingIT {

    private static final Duration SOON = Duration.ofSeconds(60);

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
    void overlappingBatchesInAnyOrderAreExactAndNeverDeadlock() throws Exception {
        var ids = register("Counted", 8);
        var random = new Random(7);
        var batches = IntStream.range(0, 400)
                .mapToObj(i -> shuffled(ids, random).subList(0, 5).stream()
                        .map(id -> AccountDelta.works(id, 1))
                        .toList())
                .toList();

        await(Flux.fromIterable(batches)
                .flatMap(batch -> accounts.count(batch).as(node.transaction()::transactional), 10)
                .then());

        for (var id : ids) {
            var expected = batches.stream()
                    .flatMap(List::stream)
                    .filter(delta -> delta.accountId() == id)
                    .count();
            assertThat(counts(id)).isEqualTo(new AccountCounts(0, 0, 0, expected, 0, expected));
        }
    }

    @Test
    void deltasOfOneAccountAreSummed() throws Exception {
        var id = register("Summed", 1).getFirst();

        var counted = await(accounts.count(List.of(
                AccountDelta.follows(id, 1),
                AccountDelta.followers(id, 2),
                AccountDelta.favorited(id, 3),
                AccountDelta.works(id, 4),
                AccountDelta.favorites(id, 7),
                AccountDelta.favorites(id, -2))));

        assertThat(counted).containsOnly(Map.entry(id, new AccountCounts(1, 2, 3, 4, 5, 1)));
        assertThat(counts(id)).isEqualTo(new AccountCounts(1, 2, 3, 4, 5, 1));
    }

    @Test
    void nothingMovesWhereNothingChanged() throws Exception {
        var id = register("Still", 1).getFirst();

        assertThat(await(accounts.count(List.of()))).isEmpty();
        assertThat(await(accounts.count(List.of(AccountDelta.works(id, 1), AccountDelta.works(id, -1)))))
                .isEmpty();

        assertThat(counts(id)).isEqualTo(new AccountCounts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void noCountBecomesNegative() throws Exception {
        var ids = register("Negative", 2);

        accounts.count(List.of(AccountDelta.works(ids.get(0), 1), AccountDelta.works(ids.get(1), -1)))
                .as(StepVerifier::create)
                .expectError(DataIntegrityViolationException.class)
                .verify(SOON);

        assertThat(counts(ids.get(0)).works()).isZero();
    }

    @Test
    void countingForNobodyUndoesTheCallersTransaction() throws Exception {
        var id = register("Lonely", 1).getFirst();

        accounts.count(List.of(AccountDelta.works(id, 1), AccountDelta.works(Long.MAX_VALUE, 1)))
                .as(node.transaction()::transactional)
                .as(StepVerifier::create)
                .expectError(ApiException.class)
                .verify(SOON);

        assertThat(counts(id).works()).isZero();
    }

    @Test
    void countsOfACallerThatFailsAreUndone() throws Exception {
        var id = register("Undone", 1).getFirst();

        accounts.count(List.of(AccountDelta.works(id, 1)))
                .then(Mono.error(new IllegalStateException("later")))
                .as(node.transaction()::transactional)
                .as(StepVerifier::create)
                .expectErrorMessage("later")
                .verify(SOON);

        assertThat(counts(id).works()).isZero();
    }

    private static List<Long> register(String name, int many) throws Exception {
        return await(Flux.range(0, many)
                .concatMap(i -> accounts.register(name + i, "123456", Here.CALLER))
                .map(SignedIn::accountId)
                .collectList());
    }

    private static List<Long> shuffled(List<Long> ids, Random random) {
        var order = new ArrayList<>(ids);
        Collections.shuffle(order, random);
        return order;
    }

    private static AccountCounts counts(long id) throws Exception {
        return await(accounts.require(id)).counts();
    }
}
