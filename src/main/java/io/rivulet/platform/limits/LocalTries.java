package io.rivulet.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/** The tries that one node remembers by itself. */
final class LocalTries {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Clock clock;
    private final Cache<String, State> states;

    LocalTries(int max, Clock clock) {
        this.clock = clock;
        this.states =
                Caffeine.newBuilder().maximumSize(max).expireAfterAccess(KEPT).build();
    }

    private record State(long tries, long lastAt, long nextAt, boolean known) {

        static final State NONE = new State(0, 0, 0, false);
    }

    Answer ask(Check.Tries check) {
        long now = clock.millis();
        var wait = new long[1];
        var after = states.asMap().compute(check.key(), (key, before) -> {
            var state = before == null ? State.NONE : before;
            wait[0] = Math.max(0, state.nextAt - now);
            return wait[0] > 0 ? state : next(state, check.limits(), now);
        });
        return new Answer(wait[0] == 0, after.tries, Duration.ofMillis(wait[0]), after.known);
    }

    void succeeded(String key) {
        states.put(key, new State(0, clock.millis(), 0, true));
    }

    private static State next(State state, LimitsProperties.Tries limits, long now) {
        long forgottenAt =
                Math.max(state.nextAt, state.lastAt) + limits.forgetAfter().toMillis();
        long tries = 1 + (now > forgottenAt ? 0 : state.tries);
        long delay = limits.delayAfter(tries).toMillis();
        return new State(tries, now, delay == 0 ? 0 : now + delay, state.known);
    }
}
