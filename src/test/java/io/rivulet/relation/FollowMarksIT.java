package io.rivulet.relation;

import static io.rivulet.Outcomes.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import io.rivulet.account.Accounts;
import io.rivulet.platform.redis.MarkSnapshot;
import io.rivulet.platform.redis.MarkSource;
import io.rivulet.platform.redis.ViewerMarks;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What Redis remembers of a viewer follows what is committed, before the caller is answered. */
@RunningServer
class FollowMarksIT {

    @Autowired
    private ViewerMarks marks;

    private People people;
    private long ann;
    private long bob;
    private long eve;

    @BeforeEach
    void meet(@Autowired Follows follows, @Autowired Accounts accounts, @Autowired DatabaseClient database)
            throws Exception {
        people = new People(follows, accounts, database);
        var three = people.create(3);
        ann = three.get(0);
        bob = three.get(1);
        eve = three.get(2);
    }

    @Test
    void followingAddsAMarkAndUnfollowingTakesItAway() throws Exception {
        remember(Set.of());
        people.follow(ann, bob);
        assertThat(remembered()).containsExactly(Follows.mark(bob));
        people.follow(ann, eve);
        people.unfollow(ann, bob);
        assertThat(remembered()).containsExactly(Follows.mark(eve));
    }

    /** The first attempt may have died between its commit and Redis. */
    @Test
    void repeatingAFollowHealsWhatIsRememberedWrongly() throws Exception {
        people.follow(ann, bob);
        remember(Set.of());
        assertThat(remembered()).isEmpty();

        people.follow(ann, bob);
        assertThat(await(marks.held(ann, asked(), Known.of(1, Set.of("asked again")))))
                .containsExactly("asked again");
    }

    private void remember(Set<String> held) throws Exception {
        await(marks.held(ann, asked(), Known.of(people.counts(ann).version(), held)));
    }

    /** From Redis alone. */
    private Set<String> remembered() throws Exception {
        return await(marks.held(ann, asked(), Known.of(-1, Set.of("not remembered"))));
    }

    private List<String> asked() {
        return List.of(Follows.mark(bob), Follows.mark(eve));
    }

    /** All that the source knows. */
    private record Known(MarkSnapshot all) implements MarkSource {

        static Known of(long version, Set<String> held) {
            return new Known(new MarkSnapshot(version, held, Set.of("a"), held));
        }

        @Override
        public Mono<MarkSnapshot> snapshot(long viewerId, Collection<String> asked) {
            return Mono.just(all);
        }

        @Override
        public Mono<Set<String>> held(long viewerId, Collection<String> asked) {
            return Mono.just(all.held());
        }
    }
}
