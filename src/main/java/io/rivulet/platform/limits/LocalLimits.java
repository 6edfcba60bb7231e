package io.rivulet.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same questions, answered by one node for itself and more strictly: for as long as Redis is away. */
final class LocalLimits {

    private static final Duration KEPT = Duration.ofHours(1);

    private final int percent;
    private final LocalWindows windows;
    private final LocalTries tries;

    LocalLimits(LimitsProperties properties, Clock clock) {
        this.percent = properties.alonePercent();
        this.windows = new LocalWindows(properties.remembered(), KEPT, clock);
        this.tries = new LocalTries(properties.remembered(), clock);
    }

    List<Answer> ask(List<Check> checks) {
        var answers = new ArrayList<Answer>(checks.size());
        for (var check : checks) {
            var answer = ask(check);
            answers.add(answer);
            if (!answer.within() && (check instanceof Check.Tries || !isKnown(answers))) {
                break;
            }
        }
        return answers;
    }

    void succeeded(String key) {
        tries.succeeded(key);
    }

    private Answer ask(Check check) {
        return switch (check) {
            case Check.Window window -> answer(take(window));
            case Check.Tries some -> tries.ask(some);
        };
    }

    private Standing take(Check.Window window) {
        return windows.take(window.policy(), window.key(), window.rate().scaled(percent), 1);
    }

    private static Answer answer(Standing standing) {
        return new Answer(standing.within(), standing.left(), standing.after(), false);
    }

    private static boolean isKnown(List<Answer> answers) {
        return answers.stream().anyMatch(Answer::known);
    }
}
