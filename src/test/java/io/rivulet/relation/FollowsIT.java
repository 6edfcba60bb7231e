package io.rivulet.relation;

import static io.rivulet.Outcomes.await;
import static io.rivulet.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Following somebody is one row and two counts, and nothing else can be. */
@RunningServer
class FollowsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private Follows follows;

    @Autowired
    private DatabaseClient database;

    private People people;
    private long ann;
    private long bob;
    private long eve;

    @BeforeEach
    void meet(@Autowired Accounts accounts) throws Exception {
        people = new People(follows, accounts, database);
        var three = people.create(3);
        ann = three.get(0);
        bob = three.get(1);
        eve = three.get(2);
    }

    @Test
    void followingTwiceCountsOnce() throws Exception {
        people.follow(ann, bob);
        people.follow(ann, bob);

        people.assertCounts(ann, 1, 0);
        people.assertCounts(bob, 0, 1);
        assertThat(people.followedBy(ann)).containsExactly(bob);
        assertThat(people.followersOf(bob)).containsExactly(ann);
    }

    @Test
    void unfollowingTwiceCountsOnce() throws Exception {
        people.unfollow(ann, bob);
        people.follow(ann, bob);
        people.follow(eve, bob);
        people.unfollow(ann, bob);
        people.unfollow(ann, bob);

        people.assertCounts(ann, 0, 0);
        people.assertCounts(bob, 0, 1);
        assertThat(people.followedBy(ann)).isEmpty();
        assertThat(people.followersOf(bob)).containsExactly(eve);
    }

    @Test
    void whatChangesNothingTouchesNoCounter() throws Exception {
        people.follow(ann, bob);
        var before = people.counts(ann);
        people.follow(ann, bob);
        people.unfollow(ann, eve);

        assertThat(people.counts(ann)).isEqualTo(before);
    }

    /** Caches of what somebody follows go by this version. */
    @Test
    void everyChangeRaisesTheVersionOfTheFollower() throws Exception {
        people.follow(ann, bob);
        long before = people.counts(ann).version();
        await(Flux.just(follows.unfollow(ann, bob), follows.follow(ann, eve))
                .flatMap(write -> write, 2)
                .then());

        assertThat(people.counts(ann).version()).isEqualTo(before + 2);
        assertThat(people.followedBy(ann)).containsExactly(eve);
    }

    @Test
    void nobodyFollowsThemselves() throws Exception {
        refused(follows.follow(ann, ann), RelationError.FOLLOWING_ONESELF);
        people.unfollow(ann, ann);

        people.assertCounts(ann, 0, 0);
        assertThat(people.rows("follower_id = " + ann)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO follow (follower_id, followed_id) VALUES (:ann, :ann + 0 * :bob)",
                "INSERT INTO follow (follower_id, followed_id) VALUES (:ann, :bob)",
                "INSERT INTO follow (follower_id, followed_id) VALUES (:ann, :bob + 1000000000)",
                "UPDATE follow SET followed_id = :ann WHERE follower_id = :ann AND :bob > 0",
                "DELETE FROM account WHERE id = :bob AND :ann > 0"
            })
    void aWrongStateIsImpossible(String statement) throws Exception {
        people.follow(ann, bob);
        database.sql(statement)
                .bind("ann", ann)
                .bind("bob", bob)
                .then()
                .as(StepVerifier::create)
                .expectError(DataIntegrityViolationException.class)
                .verify(SOON);
    }
}
