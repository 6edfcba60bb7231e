package io.rivulet.relation;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.account.AccountCounts;
import io.rivulet.account.Accounts;
import io.rivulet.account.Strangers;
import io.rivulet.platform.data.Slice;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Accounts without passwords, which are there at once, and what is known of them. */
record People(Follows follows, Accounts accounts, DatabaseClient database) {

    static final Slice ALL = Slice.newest(1000);

    List<Long> create(int many) throws Exception {
        return Strangers.create(database, many);
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
}
