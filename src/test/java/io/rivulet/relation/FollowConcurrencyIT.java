package io.rivulet.relation;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.web.ApiException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However many follow and unfollow at once, on however many nodes, the numbers are exact. */
@RunningServer
class FollowConcurrencyIT {

    private static final int COMMANDS = 1200;
    private static final int AT_ONCE = 256;

    @Autowired
    private DatabaseClient database;

    private Follows follows;
    private Follows otherNode;
    private People people;

    @BeforeEach
    void start(
            @Autowired Follows node,
            @Autowired GroupCommits commits,
            @Autowired FollowWrite write,
            @Autowired FollowRepository repository,
            @Autowired Accounts accounts) {
        follows = node;
        otherNode = new Follows(commits, write, repository, accounts, new RelationProperties(200));
        people = new People(node, accounts, database);
    }

    /** Each follower is at one node, which keeps the order of their commands. */
    @Test
    void theLastWordOfEverybodyHolds() throws Exception {
        var few = people.create(6);
        var storm = new FollowStorm(few, 7);
        var commands = storm.commands(COMMANDS);
        send(commands, i -> few.indexOf(commands.get(i).follower()) % 2 == 0 ? follows : otherNode);

        assertThat(storm.expected()).isNotEmpty();
        assertThat(followsAmong(few)).containsExactlyInAnyOrderElementsOf(storm.expected());
        people.assertCountsAreRows(few);
    }

    @Test
    void nodesThatFightOverTheSameRowsAgreeOnTheNumbers() throws Exception {
        var few = people.create(4);
        send(new FollowStorm(few, 11).commands(COMMANDS), i -> i % 2 == 0 ? follows : otherNode);

        people.assertCountsAreRows(few);
    }

    @Test
    void aThousandFollowersOfOneAreAllCounted() throws Exception {
        var star = people.create(1).getFirst();
        var crowd = people.create(1000);
        await(Flux.fromIterable(crowd)
                .flatMap(fan -> follows.follow(fan, star), AT_ONCE)
                .then());

        people.assertCounts(star, 0, 1000);
        people.assertCountsAreRows(List.of(star));
    }

    @Test
    void strangersAreRefusedAndHarmNobodyBesideThem() throws Exception {
        var star = people.create(1).getFirst();
        var fans = people.create(40);
        var answers = await(Flux.fromIterable(fans)
                .concatMap(fan -> Flux.just(
                        follows.follow(fan, star),
                        follows.follow(fan, Long.MAX_VALUE - fan),
                        follows.follow(Long.MAX_VALUE - fan, star),
                        follows.unfollow(fan, Long.MAX_VALUE)))
                .flatMap(FollowConcurrencyIT::answer, AT_ONCE)
                .collectList());

        assertThat(answers).filteredOn("done"::equals).hasSize(40);
        assertThat(answers).filteredOn("ACCOUNT_NOT_FOUND"::equals).hasSize(120);
        assertThat(people.followersOf(star)).containsExactlyInAnyOrderElementsOf(fans);
        people.assertCounts(star, 0, 40);
    }

    private static void send(List<FollowCommand> commands, IntFunction<Follows> node) throws Exception {
        await(Flux.range(0, commands.size())
                .flatMap(i -> send(commands.get(i), node.apply(i)), AT_ONCE)
                .then());
    }

    private static Mono<Void> send(FollowCommand command, Follows node) {
        return command.wanted()
                ? node.follow(command.follower(), command.followed())
                : node.unfollow(command.follower(), command.followed());
    }

    private static Mono<String> answer(Mono<Void> write) {
        return write.thenReturn("done")
                .onErrorResume(
                        ApiException.class, refusal -> Mono.just(refusal.code().name()));
    }

    @SuppressWarnings("NullAway") // no column of the view is null
    private List<Follow> followsAmong(List<Long> few) throws Exception {
        return await(database.sql("SELECT account_id, followed_id FROM followed_account WHERE account_id = ANY(:few)")
                .bind("few", few.toArray(Long[]::new))
                .map(row -> new Follow(row.get("account_id", Long.class), row.get("followed_id", Long.class)))
                .all()
                .collectList());
    }
}
