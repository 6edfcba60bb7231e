package io.rivulet.relation;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static io.rivulet.relation.People.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.AccountError;
import io.rivulet.account.Accounts;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Lists are what the rows say, the newest first, in parts that fit together. */
@RunningServer
class FollowListsIT {

    @Autowired
    private Follows follows;

    private People people;
    private long ann;
    private long bob;
    private long eve;

    @BeforeEach
    void meet(@Autowired Accounts accounts, @Autowired DatabaseClient database) throws Exception {
        people = new People(follows, accounts, database);
        var three = people.create(3);
        ann = three.get(0);
        bob = three.get(1);
        eve = three.get(2);
    }

    @Test
    void listsBeginWithTheNewest() throws Exception {
        people.follow(ann, eve);
        people.follow(ann, bob);
        assertThat(people.followedBy(ann)).containsExactly(bob, eve);

        people.unfollow(ann, eve);
        people.follow(ann, eve);
        assertThat(people.followedBy(ann)).containsExactly(eve, bob);

        people.follow(bob, eve);
        assertThat(people.followersOf(eve)).containsExactly(bob, ann);
    }

    @Test
    void friendsFollowEachOther() throws Exception {
        people.follow(ann, bob);
        people.follow(ann, eve);
        people.follow(eve, bob);
        assertThat(people.friendsOf(ann)).isEmpty();

        people.follow(eve, ann);
        people.follow(bob, ann);
        assertThat(people.friendsOf(ann)).containsExactly(eve, bob);
        assertThat(people.friendsOf(bob)).containsExactly(ann);

        people.unfollow(ann, eve);
        assertThat(people.friendsOf(ann)).containsExactly(bob);
        assertThat(people.friendsOf(eve)).isEmpty();
    }

    @Test
    void friendsComeInPartsToo() throws Exception {
        var friends = people.create(5);
        for (var friend : friends) {
            people.follow(ann, friend);
            people.follow(friend, ann);
            people.follow(ann, people.create(1).getFirst());
        }

        var first = await(follows.friendsOf(ann, Slice.newest(3)));
        var second = await(follows.friendsOf(ann, new Slice(first.next(), 3)));
        assertThat(first.entries()).containsExactlyElementsOf(friends.reversed().subList(0, 3));
        assertThat(second).isEqualTo(new Part<>(friends.reversed().subList(3, 5), 0));
    }

    @Test
    void aListOfNobodyIsRefusedAndAnEmptyOneIsEmpty() throws Exception {
        refused(follows.followedBy(Long.MAX_VALUE, ALL), AccountError.ACCOUNT_NOT_FOUND);
        refused(follows.followersOf(Long.MAX_VALUE, ALL), AccountError.ACCOUNT_NOT_FOUND);
        refused(follows.friendsOf(Long.MAX_VALUE, ALL), AccountError.ACCOUNT_NOT_FOUND);
        assertThat(await(follows.followedBy(ann, ALL))).isEqualTo(new Part<>(List.of(), 0));
        assertThat(await(follows.followedBy(ann, new Slice(1, 1)))).isEqualTo(new Part<>(List.of(), 0));
    }

    @Test
    void listsAreCapped() throws Exception {
        var many = people.create(205);
        await(Flux.fromIterable(many)
                .flatMap(fan -> follows.follow(fan, bob), 64)
                .then());

        var first = await(follows.followersOf(bob, Slice.newest(Integer.MAX_VALUE)));
        var second = await(follows.followersOf(bob, new Slice(first.next(), Integer.MAX_VALUE)));
        assertThat(first.entries()).hasSize(200).doesNotContainAnyElementsOf(second.entries());
        assertThat(second.entries()).hasSize(5);
        assertThat(second.next()).isZero();
    }

    @Test
    void thePartThatEndsTheListSaysSo() throws Exception {
        for (var fan : people.create(4)) {
            people.follow(fan, bob);
        }
        var first = await(follows.followersOf(bob, Slice.newest(2)));
        var second = await(follows.followersOf(bob, new Slice(first.next(), 2)));
        assertThat(first.next()).isPositive();
        assertThat(second.entries()).hasSize(2);
        assertThat(second.next()).isZero();
    }

    /** Whoever stays is seen once, whatever comes and goes meanwhile. */
    @Test
    void partsOfAListNeitherRepeatNorSkipWhileItChanges() throws Exception {
        var staying = people.create(30);
        var leaving = people.create(30);
        for (int i = 0; i < 30; i++) {
            people.follow(staying.get(i), bob);
            people.follow(leaving.get(i), bob);
        }

        var seen = new ArrayList<Long>();
        long before = Slice.NEWEST;
        for (int i = 0; i < 12 && before != 0; i++) {
            var part = await(follows.followersOf(bob, new Slice(before, 6)));
            seen.addAll(part.entries());
            before = part.next();
            people.follow(people.create(1).getFirst(), bob);
            people.unfollow(leaving.get(i), bob);
            people.unfollow(leaving.get(29 - i), bob);
        }

        assertThat(before).isZero();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen).filteredOn(staying::contains).isEqualTo(staying.reversed());
        people.assertCountsAreRows(List.of(bob));
    }
}
