package io.rivulet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineStateTests {

    private static final Timeline READ =
            Timeline.UNKNOWN.below(new Span(new long[] {10, 20, 30}, new long[] {1, 2, 3}), 0);

    private final TimelineState state = new TimelineState();

    @Test
    void whatHappensWhileItIsReadIsInTheResult() {
        var round = state.begin();
        state.change(timeline -> timeline.with(40, 4));
        state.change(timeline -> timeline.without(10));
        state.serve(round, READ);
        assertThat(ids()).containsExactly(4L, 3L, 2L);
        state.end(round);
        state.change(timeline -> timeline.with(50, 5));
        assertThat(ids()).containsExactly(5L, 4L, 3L, 2L);
    }

    @Test
    void whatWasReadBeforeADoubtComesToNothing() {
        var round = state.begin();
        state.doubt();
        state.serve(round, READ);
        assertThat(state.served().isUnknown()).isTrue();
    }

    @Test
    void afterADoubtNothingIsServedAndTheOldIsCompared() {
        state.serve(state.begin(), READ);
        state.doubt();
        assertThat(state.served().isUnknown()).isTrue();
        assertThat(state.begin().believed()).isEqualTo(READ);
        state.doubt();
        assertThat(state.begin().believed()).isEqualTo(READ);
    }

    /** What came between the doubt and the comparison is read from PostgreSQL anyway. */
    @Test
    void eventsThatFollowADoubtDoNotMakeTheUnknownKnown() {
        state.serve(state.begin(), READ);
        state.doubt();
        state.change(timeline -> timeline.with(40, 4));
        assertThat(state.served().isUnknown()).isTrue();
        var round = state.begin();
        state.change(timeline -> timeline.with(50, 5));
        state.serve(round, round.believed());
        assertThat(ids()).containsExactly(5L, 3L, 2L, 1L);
    }

    private Iterable<Long> ids() {
        return state.served().before(Long.MAX_VALUE, 10).orElseThrow().ids();
    }
}
