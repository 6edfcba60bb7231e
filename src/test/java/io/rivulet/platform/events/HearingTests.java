package io.rivulet.platform.events;

import static io.rivulet.platform.events.Diary.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.platform.events.TestNode.Changed;
import io.rivulet.platform.events.TestNode.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A node knows when it may have missed something, and says so before it trusts itself again. */
class HearingTests {

    private static final Changed NEWS = new Changed(1, 1);

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Wire wire = new Wire();
    private final Wire.Line ours = wire.line();
    private final Wire.Line theirs = wire.line();
    private final List<Object> heard = new ArrayList<>();
    private final TestNode here = TestNode.create(time, ours, new Diary(heard));
    private final TestNode there = TestNode.create(time, theirs);

    @BeforeEach
    void meet() {
        here.start();
        there.start();
        pass(Duration.ofSeconds(1));
        heard.clear();
    }

    @Test
    void hearsWhatTheOtherPublishesWithinTenMilliseconds() {
        there.events().publish(NEWS);
        pass(Duration.ofMillis(10));
        assertThat(heard).containsExactly(NEWS);
        assertThat(here.hearing().isComplete()).isTrue();
    }

    @Test
    void theFirstNewsAfterASilenceGoAtOnceAndWhatFollowsGoesTogether() {
        there.events().publish(NEWS);
        pass(Duration.ZERO);
        assertThat(heard).containsExactly(NEWS);

        var more = List.of(new Changed(2, 1), new Changed(3, 1), new Changed(4, 1));
        more.forEach(there.events()::publish);
        pass(Duration.ofNanos(999_999));
        assertThat(heard).hasSize(1);
        pass(Duration.ofNanos(1));
        assertThat(heard).hasSize(4).endsWith(more.toArray());
    }

    @Test
    void ownNewsAreHeardOnceAndAtOnce() {
        here.events().publish(NEWS);
        assertThat(heard).containsExactly(NEWS);
        pass(Duration.ofSeconds(3));
        assertThat(heard).containsExactly(NEWS);
    }

    @Test
    void silenceIsNoDeafness() {
        pass(Duration.ofMinutes(5));
        assertThat(heard).isEmpty();
        assertThat(here.hearing().isComplete()).isTrue();
    }

    @Test
    void isDeafAtOnceWhenTheConnectionEndsAndDropsEverythingBeforeItTrustsItself() {
        ours.cut();
        assertThat(here.hearing().isComplete()).isFalse();
        assertThat(heard).containsExactly(MISSED);
        there.events().publish(NEWS);
        pass(Duration.ofMillis(50));
        assertThat(heard).as("nobody listened").containsExactly(MISSED);

        pass(Duration.ofSeconds(1));
        assertThat(here.hearing().isComplete()).isTrue();
        assertThat(heard).startsWith(MISSED, MISSED);
        assertThat(heard).doesNotContain(NEWS);
    }

    /** The other says nothing afterwards by which a gap could be noticed. */
    @Test
    void whatWasLoadedWhileItWasDeafIsDroppedBeforeItTrustsItself() {
        ours.cut();
        long deaf = here.hearing().generation();
        there.events().publish(NEWS);
        pass(Duration.ofMillis(1));
        theirs.mute(true);
        pass(Duration.ofMillis(500));
        assertThat(here.hearing().isComplete()).isTrue();
        assertThat(here.hearing().generation()).isGreaterThan(deaf);
    }

    @Test
    void doesNotTrustItselfWhenItsOwnMessagesStayAway() {
        ours.deaf(true);
        pass(Duration.ofSeconds(3));
        assertThat(here.hearing().isComplete()).isFalse();
        assertThat(heard).contains(MISSED);

        ours.deaf(false);
        pass(Duration.ofSeconds(10));
        assertThat(here.hearing().isComplete()).isTrue();
    }

    /** Nothing ran meanwhile, not even what watches over hearing. */
    @Test
    void doesNotTrustWhatItHeardBeforeItWasStopped() {
        var now = new long[] {0};
        var hearing = new Hearing(() -> now[0]);
        hearing.become(true);
        hearing.prove(Reception.PATIENCE.toNanos());
        assertThat(hearing.isComplete()).isTrue();
        now[0] = Reception.PATIENCE.toNanos();
        assertThat(hearing.isComplete()).isFalse();
    }

    @Test
    void noticesThatAMessageIsMissing() {
        ours.drop(1);
        there.events().publish(NEWS);
        pass(Duration.ofMillis(20));
        assertThat(heard).isEmpty();
        there.events().publish(new Changed(2, 1));
        pass(Duration.ofMillis(20));
        assertThat(heard).containsExactly(MISSED, new Changed(2, 1));
    }

    @Test
    void noticesWithinASecondThatTheLastMessageIsMissing() {
        ours.drop(1);
        there.events().publish(NEWS);
        pass(Duration.ofSeconds(1));
        assertThat(heard).containsExactly(MISSED);
    }

    @Test
    void noticesThatTheOtherCouldNotSpeak() {
        theirs.mute(true);
        there.events().publish(NEWS);
        pass(Duration.ofMillis(50));
        theirs.mute(false);
        pass(Duration.ofMillis(100));
        assertThat(heard).containsExactly(MISSED);
        assertThat(here.hearing().isComplete()).isTrue();
    }

    @Test
    void noticesThatTheOtherFellSilent() {
        theirs.kill();
        pass(Duration.ofSeconds(3));
        assertThat(heard).containsExactly(MISSED);
        pass(Duration.ofMinutes(1));
        assertThat(heard).containsExactly(MISSED);
    }

    @Test
    void aFarewellIsNoLoss() {
        there.events().publish(NEWS);
        there.sender().stop();
        pass(Duration.ofMinutes(1));
        assertThat(heard).containsExactly(NEWS);
    }

    @Test
    void learnsAtOnceOfNodesThatWereThereBefore() {
        try (var late = TestNode.create(time, wire.line(), new Diary(heard)).start()) {
            pass(Duration.ofMillis(50));
            heard.clear();
            theirs.kill();
            pass(Duration.ofSeconds(3));
            assertThat(heard).as("by both").containsExactly(MISSED, MISSED);
            assertThat(late.hearing().isComplete()).isTrue();
        }
    }

    @Test
    void theOtherDropsEverythingWhenMoreWasPublishedThanThereIsRoomFor() {
        there.events().publish(NEWS);
        pass(Duration.ZERO);
        there.events().publish(new Counted(9_999));
        there.events().publish(new Counted(2));
        pass(Duration.ofMillis(20));
        assertThat(heard).containsExactly(NEWS, MISSED, new Counted(9_999));
    }

    @Test
    void doubtReachesEverybody() {
        here.events().doubt();
        assertThat(heard).containsExactly(MISSED);
        heard.clear();
        there.events().doubt();
        pass(Duration.ofMillis(10));
        assertThat(heard).containsExactly(MISSED);
    }

    @Test
    void handingOverEndsWithTheMessageOrItsLoss() {
        there.events().publish(NEWS);
        var first = StepVerifier.create(there.events().handedOver()).expectSubscription();
        pass(Duration.ZERO);
        first.expectComplete().verify(Duration.ofSeconds(1));

        theirs.mute(true);
        there.events().publish(NEWS);
        var second = there.events().handedOver().toFuture();
        assertThat(second).isNotDone();
        pass(Duration.ofMillis(10));
        assertThat(second).isCompleted();
    }

    @Test
    void everyGenerationEndsBeforeListenersAreTold() {
        var generations = new ArrayList<Long>();
        var line = wire.line();
        var hearing = new Hearing[1];
        try (var node = TestNode.create(time, line, new EventListener() {
            @Override
            public void on(Event event) {}

            @Override
            public void missed() {
                generations.add(hearing[0].generation());
            }
        })) {
            hearing[0] = node.hearing();
            node.start();
            pass(Duration.ofSeconds(1));
            long before = node.hearing().generation();
            generations.clear();
            line.cut();
            assertThat(generations).containsExactly(before + 1);
        }
    }

    private void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }
}
