package io.rivulet.relation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.Accounts;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Accounts without passwords, which are there at once, and what is known of them. */
record People(Follows follows, Accounts accounts, DatabaseClient database) {

    static final Slice ALL = Slice.newest(1000);

    private static final String CREATE = """
            WITH created AS (
                INSERT INTO account (name, name_key, password_hash, created_at)
                SELECT name, name, '$argon2id$none', now()
                  FROM (SELECT substr(md5(random()::text || i), 1, 20) AS name FROM generate_series(1, :many) AS i)
                RETURNING id)
            INSERT INTO account_count (account_id) SELECT id FROM created RETURNING account_id
            """;

    List<Long> create(int many) throws Exception {
        return await(database.sql(CREATE)
                .bind("many", many)
                .mapValue(Long.class)
                .all()
                .sort()
                .collectList());
    }

    void follow(long follower, long followed) throws Exception {
        await(follows.follow(follower, followed));
    }

    void unfollow(long follower, long followed) throws Exception {
        await(follows.unfollow(follower, followed));
    }

    List<Long> followedBy(long account) throws Exception {
        return await(follows.followedBy(account, ALL)).entries();
    }

    List<Long> followersOf(long account) throws Exception {
        return await(follows.followersOf(account, ALL)).entries();
    }

    List<Long> friendsOf(long account) throws Exception {
        return await(follows.friendsOf(account, ALL)).entries();
    }

    AccountCounts counts(long account) throws Exception {
        return await(accounts.require(account)).counts();
    }

    long rows(String condition) throws Exception {
        return await(database.sql("SELECT count(*) FROM follow WHERE " + condition)
                .mapValue(Long.class)
                .one());
    }

    void assertCounts(long account, long followed, long followers) throws Exception {
        var counts = counts(account);
        assertThat(List.of(counts.follows(), counts.followers())).containsExactly(followed, followers);
    }

    void assertCountsAreRows(List<Long> few) throws Exception {
        for (var id : few) {
            assertCounts(id, rows("follower_id = " + id), rows("followed_id = " + id));
        }
    }

    static void expectRefusal(Mono<?> refused, ErrorCode code) {
        refused.as(StepVerifier::create)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(code)))
                .verify(Duration.ofSeconds(60));
    }

    @CanIgnoreReturnValue
    static <T> T await(Mono<T> mono) throws Exception {
        return mono.toFuture().get(60, SECONDS);
    }
}
