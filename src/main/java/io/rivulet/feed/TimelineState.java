package io.rivulet.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The timeline that is served, and the work on its next one. What happens while that is read from PostgreSQL is applied to
 * it again afterwards; work that began before events were missed comes to nothing.
 */
final class TimelineState {

    /** A piece of work: what it begins with, and which one it is. */
    record Round(long number, Timeline believed) {}

    private final List<UnaryOperator<Timeline>> meanwhile = new ArrayList<>();
    private volatile Timeline served = Timeline.UNKNOWN;
    private Timeline believed = Timeline.UNKNOWN;
    private boolean working;
    private long number;

    /** As far as it is known at this moment. */
    Timeline served() {
        return served;
    }

    synchronized void change(UnaryOperator<Timeline> change) {
        served = change.apply(served);
        if (working) {
            meanwhile.add(change);
        }
    }

    /** Nothing is known any more, but much may still be true. */
    synchronized void doubt() {
        believed = served.isUnknown() ? believed : served;
        served = Timeline.UNKNOWN;
        number++;
    }

    synchronized Round begin() {
        meanwhile.clear();
        working = true;
        believed = served.isUnknown() ? believed : served;
        return new Round(++number, believed);
    }

    /** Serves what a round has come to so far, unless that counts no more. */
    synchronized void serve(Round round, Timeline found) {
        if (round.number() != number) {
            return;
        }
        var now = found;
        for (var change : meanwhile) {
            now = change.apply(now);
        }
        served = now;
    }

    synchronized void end(Round round) {
        if (round.number() == number) {
            working = false;
            meanwhile.clear();
        }
    }
}
